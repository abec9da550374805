//! The closed catalogue of what the generator can say.

use super::Severity;

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident $id:literal $severity:ident;)*) => {
        /// What kind of thing a diagnostic is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Code {
            /// All codes.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name, as `group::name`.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// How bad it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it means, in a sentence or two.
            pub const fn explanation(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),+),)* }
            }
        }
    };
}

codes! {
    // endpoint
    /// A function of an endpoint rule set is given too much, too little or the wrong kind of thing.
    EndpointArgument "endpoint::argument" Error;
    /// A rule set asks for a part that a value does not have.
    EndpointAttribute "endpoint::attribute" Error;
    /// What an endpoint says about authentication is not in order.
    EndpointAuthScheme "endpoint::auth-scheme" Error;
    /// A parameter of a rule set is to come from a configuration that clients do not have.
    EndpointBuiltIn "endpoint::built-in" Warning;
    /// A parameter of a rule set is to come from an operation's input, where there is no such value.
    EndpointContextPath "endpoint::context-path" Error;
    /// The nodes of a decision diagram do not fit together.
    EndpointDiagram "endpoint::diagram" Error;
    /// A rule set calls a function that is not among the standard ones.
    EndpointFunction "endpoint::function" Error;
    /// A part of a rule set or of its tests is not of the form that the specification describes.
    EndpointMalformed "endpoint::malformed" Error;
    /// A rule set refers to something that has no value at that place.
    EndpointReference "endpoint::reference" Error;
    /// The URL of a server, or a variable of it, is not in order.
    EndpointServer "endpoint::server" Warning;
    /// A condition gives its value a name that is taken.
    EndpointShadow "endpoint::shadow" Error;
    /// A text of a rule set has blanks that cannot be filled in.
    EndpointTemplate "endpoint::template" Error;
    /// A test of a rule set gives a parameter that does not exist or is of another kind.
    EndpointTest "endpoint::test" Error;
    /// A test of a rule set does not hold with the partitions that are known.
    EndpointTestFails "endpoint::test-fails" Warning;
    /// An endpoint's URL does not name a scheme that requests can be sent with.
    EndpointUrl "endpoint::url" Error;
    /// A rule set uses what its version of the language does not have, or is of an unknown version.
    EndpointVersion "endpoint::version" Error;

    // model
    /// None of the ways to authenticate that the specification offers is supported.
    ModelAuthUnsupported "model::auth-unsupported" Warning;
    /// Two members are bound to the same place of a request or response.
    ModelBindingConflict "model::binding-conflict" Error;
    /// A member is bound to a place that cannot hold values of its kind.
    ModelBindingTarget "model::binding-target" Error;
    /// Clients of the service do more than its model says, and generated ones do not.
    ModelCustomized "model::customized" Warning;
    /// The responses of an operation come with checksums that are not verified.
    ModelChecksumUnsupported "model::checksum-unsupported" Warning;
    /// The requests of an operation may be compressed, but in no way that is supported.
    ModelCompressionUnsupported "model::compression-unsupported" Warning;
    /// Two operations, members or properties have one name.
    ModelDuplicateName "model::duplicate-name" Error;
    /// An enum has no values.
    ModelEmptyEnum "model::empty-enum" Error;
    /// A shape, member or operation has no name.
    ModelEmptyName "model::empty-name" Error;
    /// A union has no variants.
    ModelEmptyUnion "model::empty-union" Error;
    /// A shape contains itself through required members alone, so that no value of it is finite.
    ModelEndless "model::endless" Error;
    /// An operation sends or receives a stream of events, of which its protocol says nothing.
    ModelEventStream "model::event-stream" Warning;
    /// What an operation says about the pages of its results does not lead to its members.
    ModelPagination "model::pagination" Error;
    /// A label of a path or host name and the input's members do not match.
    ModelLabel "model::label" Error;
    /// The keys of a map are not text.
    ModelMapKey "model::map-key" Error;
    /// Lists and maps lie inside each other so deep that no type is made of them.
    ModelNesting "model::nesting" Error;
    /// An input or a response is not a structure.
    ModelNotAStructure "model::not-a-structure" Error;
    /// The service speaks no protocol that this generator knows.
    ModelProtocolUnsupported "model::protocol-unsupported" Error;
    /// An operation has no method and path, and its protocol gives it none.
    ModelRequestLine "model::request-line" Error;
    /// Two variants of a union look alike; a value is read as one that can hold all of it.
    ModelUnionAlike "model::union-alike" Warning;
    /// The specification does not say how two variants of a union are told apart, and neither holds
    /// what the other can; their values are read as data.
    ModelUnionAmbiguous "model::union-ambiguous" Warning;
    /// The property that tells variants apart may be missing from more than one of them.
    ModelUnionTagOptional "model::union-tag-optional" Note;
    /// A waiter of an operation is not in order.
    ModelWaiter "model::waiter" Error;
    /// A waiter looks for something that no output can have.
    ModelWaiterPath "model::waiter-path" Warning;

    // openapi
    /// A combination of `allOf`, `oneOf` and `anyOf` that has no type of its own here; the value is
    /// kept as data without a schema.
    OpenapiComposition "openapi::composition" Warning;
    /// Two operations have the same `operationId`; the later one is numbered.
    OpenapiDuplicateOperation "openapi::duplicate-operation" Warning;
    /// A keyword has a value of the wrong kind; it is taken as if it were not there.
    OpenapiMalformed "openapi::malformed" Warning;
    /// An overlay cannot be read, or one of its actions selects or changes nothing.
    OpenapiOverlay "openapi::overlay" Error;
    /// A path's template and the parameters of its operations do not agree.
    OpenapiPath "openapi::path" Warning;
    /// A `$ref` leads nowhere: a schema behind it is data without a schema, and an operation that
    /// needs what else it may be is left out.
    OpenapiReference "openapi::reference" Warning;
    /// A `$ref` leads back to itself without anything between.
    OpenapiReferenceCycle "openapi::reference-cycle" Error;
    /// The document does not say where the service is, or not as a whole URL.
    OpenapiServer "openapi::server" Warning;
    /// A keyword that neither the specification nor this generator knows.
    OpenapiUnknownKeyword "openapi::unknown-keyword" Warning;
    /// A request body of a media type that cannot be sent yet; its operation is left out.
    OpenapiUnsupportedBody "openapi::unsupported-body" Warning;
    /// A parameter that cannot be sent yet; it is left out, and its operation too if it needs it.
    OpenapiUnsupportedParameter "openapi::unsupported-parameter" Warning;
    /// A schema that has no type of its own here; the value is kept as data without a schema.
    OpenapiUnsupportedSchema "openapi::unsupported-schema" Warning;
    /// A way to authenticate that a client of this generator cannot use.
    OpenapiUnsupportedSecurity "openapi::unsupported-security" Warning;
    /// A document of a version that is neither 3.0 nor 3.1.
    OpenapiVersion "openapi::version" Error;

    // options
    /// What `spec.toml` says about members that are not described is about no structure that could keep
    /// them.
    OptionsKeepUnknown "options::keep-unknown" Error;
    /// What `spec.toml` says about members that are not described, the specification says itself.
    OptionsKeepUnknownNeedless "options::keep-unknown-needless" Warning;
    /// A decision of `spec.toml` is about something that the specification does not have.
    OptionsNoSuchTarget "options::no-such-target" Error;
    /// What `spec.toml` says about the pages of an operation does not lead to its members.
    OptionsPagination "options::pagination" Error;
    /// A union override has a target that is no union.
    OptionsUnionTarget "options::union-target" Error;

    // rust
    /// A default value cannot be spelled in Rust, so the member starts without it.
    RustDefaultNotSpelled "rust::default-not-spelled" Warning;
    /// Two names of the specification are the same in Rust, so that one of them gets a number.
    RustNameCollision "rust::name-collision" Note;
    /// A pattern is no regular expression, so that no text can be held against it.
    RustPatternNotChecked "rust::pattern-not-checked" Warning;
    /// A stream is read into memory as a whole.
    RustStreamInMemory "rust::stream-in-memory" Warning;

    // smithy
    /// Traits are applied to a shape or member that no file defines, or that is not ours to change.
    SmithyApply "smithy::apply" Error;
    /// A node of a model does not have the form that the JSON AST gives it.
    SmithyAst "smithy::ast" Error;
    /// A default value does not fit what the member holds.
    SmithyDefault "smithy::default" Error;
    /// Operations are sent to an endpoint that another operation tells, and clients do not ask it.
    SmithyEndpointDiscovery "smithy::endpoint-discovery" Warning;
    /// An enum has no values, or values that are missing, repeated or of another type.
    SmithyEnum "smithy::enum" Error;
    /// The HTTP traits of an operation and its members do not agree with each other.
    SmithyHttp "smithy::http" Error;
    /// Several files give the same key of `metadata` different values.
    SmithyMetadata "smithy::metadata" Error;
    /// A mixin is missing, is none, uses itself, or disagrees with the shape that it is mixed into.
    SmithyMixin "smithy::mixin" Error;
    /// Two names of one scope differ only in case, or are the same in a document.
    SmithyNameConflict "smithy::name-conflict" Error;
    /// Shapes or resources contain themselves in a way that can never end.
    SmithyRecursion "smithy::recursion" Error;
    /// A service renames a shape that it may not rename, or to a name that cannot be used.
    SmithyRename "smithy::rename" Error;
    /// A resource has not the operations or identifiers that its lifecycle asks for.
    SmithyResource "smithy::resource" Error;
    /// The model has no service to make a client for, or several to choose from.
    SmithyService "smithy::service" Error;
    /// A shape is defined twice, and the definitions do not agree.
    SmithyShapeConflict "smithy::shape-conflict" Error;
    /// A name is not a well-formed identifier or absolute shape id.
    SmithyShapeId "smithy::shape-id" Error;
    /// The type of a shape is not one that Smithy knows.
    SmithyShapeType "smithy::shape-type" Error;
    /// A stream stands where a stream cannot be.
    SmithyStreaming "smithy::streaming" Error;
    /// A shape refers to one that does not exist, or to one of a kind that cannot stand there.
    SmithyTarget "smithy::target" Error;
    /// A trait is given twice with different values.
    SmithyTraitConflict "smithy::trait-conflict" Error;
    /// A trait stands on a shape or member that it cannot apply to.
    SmithyTraitTarget "smithy::trait-target" Error;
    /// The value of a trait does not have the form that the trait asks for.
    SmithyTraitValue "smithy::trait-value" Error;
    /// A property is not part of the JSON AST; it is ignored.
    SmithyUnknownProperty "smithy::unknown-property" Warning;
    /// A trait of Smithy's own namespace is not known, and reads like one that is; it is ignored.
    SmithyUnknownTrait "smithy::unknown-trait" Warning;
    /// The version of Smithy that a file claims is missing or not supported.
    SmithyVersion "smithy::version" Error;
    /// A file uses something that is not part of the version of Smithy that it claims.
    SmithyVersionFeature "smithy::version-feature" Error;

    // source
    /// Aliases of a YAML document stand for more data than it can sensibly hold.
    SourceAliases "source::aliases" Error;
    /// Arrays and objects are nested too deep to be read safely.
    SourceDepth "source::depth" Error;
    /// A key is there twice in one object: readers differ in which one they see.
    SourceDuplicateKey "source::duplicate-key" Error;
    /// A document is neither a Smithy model nor an OpenAPI document.
    SourceFormat "source::format" Error;
    /// A document is not well-formed JSON.
    SourceJson "source::json" Error;
    /// A document is not well-formed YAML, or not of the kind that stands for JSON.
    SourceYaml "source::yaml" Error;
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_are_unique_and_have_a_group() {
        let ids: BTreeSet<_> = Code::ALL.iter().map(|code| code.id()).collect();
        assert_eq!(ids.len(), Code::ALL.len());
        let groups = ["endpoint", "model", "openapi", "options", "rust", "smithy", "source"];
        for id in ids {
            let (group, name) = id.split_once("::").unwrap_or(("", ""));
            assert!(groups.contains(&group), "{id}");
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-') && !name.is_empty(), "{id}");
        }
    }

    #[test]
    fn every_code_is_explained_in_whole_sentences() {
        for code in Code::ALL {
            let text = code.explanation();
            assert!(text.trim().len() > 20 && text.trim().ends_with('.'), "{}: {text}", code.id());
        }
    }
}
