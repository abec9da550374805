//! The one table of names that generated code takes from elsewhere.
//!
//! A file imports what it uses, once, at its top, so that it reads well. A name that the file
//! declares itself, or that two things share, is spelled with its whole path instead; so a
//! specification may call a shape `String` or `Value`.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;
use quote::quote;

use crate::rust::names::Name;

/// Something that generated code refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Item {
    module: &'static str,
    name: &'static str,
}

/// Every file sees these without an import.
const PRELUDE: &[Item] =
    &[OPTION, SOME, NONE, RESULT, OK, STRING, VEC, BOX, INTO, INTO_ITERATOR, FROM, DEFAULT];

macro_rules! items {
    ($($constant:ident = $module:literal $name:literal;)*) => {
        $(pub(super) const $constant: Item = Item { module: $module, name: $name };)*
    };
}

items! {
    OPTION = "std::option" "Option";
    SOME = "std::option::Option" "Some";
    NONE = "std::option::Option" "None";
    RESULT = "std::result" "Result";
    OK = "std::result::Result" "Ok";
    STRING = "std::string" "String";
    VEC = "std::vec" "Vec";
    BOX = "std::boxed" "Box";
    INTO = "std::convert" "Into";
    INTO_ITERATOR = "std::iter" "IntoIterator";
    FROM = "std::convert" "From";
    DEFAULT = "std::default" "Default";
    BTREE_MAP = "std::collections" "BTreeMap";
    PHANTOM_DATA = "std::marker" "PhantomData";
    FMT = "std" "fmt";

    SET = "drawplate_runtime::builder" "Set";
    IS_SET = "drawplate_runtime::builder" "IsSet";
    DEBUG = "drawplate_runtime" "debug";
    UNKNOWN_MEMBER = "drawplate_runtime" "SdkUnknownMember";

    VALUE = "drawplate_runtime::value" "Value";
    VIEW = "drawplate_runtime::value" "View";
    SLOT = "drawplate_runtime::value" "Slot";
    STRUCTURE = "drawplate_runtime::value" "Structure";
    UNION = "drawplate_runtime::value" "Union";
    VARIANT = "drawplate_runtime::value" "Variant";
    NULLABLE = "drawplate_runtime::value" "Nullable";

    STRUCTURE_SCHEMA = "drawplate_runtime::schema" "StructureSchema";
    MEMBER_SCHEMA = "drawplate_runtime::schema" "MemberSchema";
    UNION_SCHEMA = "drawplate_runtime::schema" "UnionSchema";
    VARIANT_SCHEMA = "drawplate_runtime::schema" "VariantSchema";
    VALUE_SCHEMA = "drawplate_runtime::schema" "ValueSchema";
    XML_SCHEMA = "drawplate_runtime::schema" "XmlSchema";
    XML_NAMESPACE = "drawplate_runtime::schema" "XmlNamespace";
    TIMESTAMP_FORMAT = "drawplate_runtime::schema" "TimestampFormat";
    TAGGING = "drawplate_runtime::schema" "Tagging";
    TEST = "drawplate_runtime::schema" "Test";
    KIND = "drawplate_runtime::schema" "Kind";

    DECODE_ERROR = "drawplate_runtime::codec" "DecodeError";
    NOTIFICATION = "drawplate_runtime" "notification";

    OPERATION = "drawplate_runtime::operation" "Operation";
    OPERATION_ERROR = "drawplate_runtime::operation" "OperationError";
    OPERATION_SCHEMA = "drawplate_runtime::operation" "OperationSchema";
    PATH_PART = "drawplate_runtime::operation" "PathPart";
    BINDING = "drawplate_runtime::operation" "Binding";
    QUERY_PARAMETER = "drawplate_runtime::operation" "QueryParameter";
    QUERY_STYLE = "drawplate_runtime::operation" "QueryStyle";
    SPELLING = "drawplate_runtime::operation" "Spelling";
    STYLE = "drawplate_runtime::operation" "Style";
    BODY = "drawplate_runtime::operation" "Body";
    RESPONSE_CHECKSUM = "drawplate_runtime::operation" "ResponseChecksum";
    BODY_STEP = "drawplate_runtime::operation" "BodyStep";
    STATUS_PATTERN = "drawplate_runtime::operation" "StatusPattern";
    RESPONSE_SCHEMA = "drawplate_runtime::operation" "ResponseSchema";
    CONTENT = "drawplate_runtime::operation" "Content";
    ERROR_SCHEMA = "drawplate_runtime::operation" "ErrorSchema";
    ERROR_CODE = "drawplate_runtime::operation" "ErrorCode";
    IDEMPOTENCY = "drawplate_runtime::operation" "Idempotency";

    PAGINATED = "drawplate_runtime::pages" "Paginated";
    PAGINATED_ITEMS = "drawplate_runtime::pages" "PaginatedItems";
    PAGE_SCHEMA = "drawplate_runtime::pages" "PageSchema";
    NEXT_PAGE = "drawplate_runtime::pages" "NextPage";
    PAGE_STEP = "drawplate_runtime::pages" "Step";

    WAIT = "drawplate_runtime::waiter" "Wait";
    WAITER_SCHEMA = "drawplate_runtime::waiter" "WaiterSchema";
    ACCEPTOR = "drawplate_runtime::waiter" "Acceptor";
    MATCHER = "drawplate_runtime::waiter" "Matcher";
    WAITER_STATE = "drawplate_runtime::waiter" "State";
    EXPECTED = "drawplate_runtime::waiter" "Expected";
    EXPR = "drawplate_runtime::jmespath" "Expr";
    COMPARATOR = "drawplate_runtime::jmespath" "Comparator";
    FUNCTION = "drawplate_runtime::jmespath" "Function";

    CALL_ERROR = "drawplate_runtime::error" "CallError";
    ERROR_REPLY = "drawplate_runtime::error" "ErrorReply";
    MODELED = "drawplate_runtime::error" "Modeled";
    UNMODELED_ERROR = "drawplate_runtime::error" "UnmodeledError";

    JSON = "drawplate_runtime::json" "JSON";
    JSON_TEXT_NUMBERS = "drawplate_runtime::json" "JSON_TEXT_NUMBERS";
    CBOR = "drawplate_runtime::cbor" "CBOR";
    XML = "drawplate_runtime::xml" "XML";
    XML_CODEC = "drawplate_runtime::xml" "Xml";
    QUERY = "drawplate_runtime::query" "Query";
    TEXT = "drawplate_runtime::codecs" "TEXT";
    BYTES = "drawplate_runtime::codecs" "BYTES";
    FORM = "drawplate_runtime::codecs" "FORM";
    FORM_CODEC = "drawplate_runtime::codecs" "Form";
    BYTE_STREAM = "drawplate_runtime::codecs" "BYTE_STREAM";
    SIZED_BYTE_STREAM = "drawplate_runtime::codecs" "SIZED_BYTE_STREAM";

    SERVER_SENT = "drawplate_runtime::codecs" "SERVER_SENT";
    SERVER_SENT_TEXT = "drawplate_runtime::codecs" "SERVER_SENT_TEXT";
    SERVER_SENT_OBJECTS = "drawplate_runtime::codecs" "SERVER_SENT_OBJECTS";
    SERVER_SENT_TEXT_OBJECTS = "drawplate_runtime::codecs" "SERVER_SENT_TEXT_OBJECTS";
    JSON_LINES = "drawplate_runtime::codecs" "JSON_LINES";
    JSON_SEQUENCE = "drawplate_runtime::codecs" "JSON_SEQUENCE";
    EVENT_STREAM = "drawplate_runtime::codecs" "EVENT_STREAM";
    STREAM = "drawplate_runtime::codecs" "Stream";
    EVENT_STREAM_TYPE = "drawplate_runtime" "EventStream";
    EVENT_SCHEMA = "drawplate_runtime::stream" "EventSchema";
    EVENT_BINDING = "drawplate_runtime::stream" "EventBinding";
    EVENT_PAYLOAD = "drawplate_runtime::stream" "EventPayload";
    HEADER_TYPE = "drawplate_runtime::stream" "HeaderType";

    HANDLE = "drawplate_runtime::client" "Handle";
    HANDLE_CONFIG = "drawplate_runtime::client" "HandleConfig";
    CONFIG_ERROR = "drawplate_runtime::client" "ConfigError";
    ENVIRONMENT = "drawplate_runtime::client" "environment";
    CALL = "drawplate_runtime::call" "Call";
    SECRET = "drawplate_runtime" "Secret";
    API_KEY = "drawplate_runtime::auth" "ApiKey";
    BASIC = "drawplate_runtime::auth" "Basic";
    CLIENT_CREDENTIALS = "drawplate_runtime::auth" "ClientCredentials";
    BEARER = "drawplate_runtime::auth" "Bearer";
    SIG_V4 = "drawplate_runtime::auth" "SigV4";
    PROVIDE_CREDENTIALS = "drawplate_runtime::auth" "ProvideCredentials";
    ENVIRONMENT_CREDENTIALS = "drawplate_runtime::auth" "EnvironmentCredentials";

    UNKNOWN_RESPONSE = "drawplate_runtime::response" "UnknownResponse";
    RESPONSE_HEADERS = "drawplate_runtime::response" "ResponseHeaders";
    BLOB = "drawplate_runtime" "Blob";
    BYTE_STREAM_TYPE = "drawplate_runtime" "ByteStream";
    FILE_PART = "drawplate_runtime::multipart" "FilePart";
    PART_SCHEMA = "drawplate_runtime::multipart" "PartSchema";
    DOCUMENT = "drawplate_runtime" "Document";
    OBJECT = "drawplate_runtime::document" "Object";
    TIMESTAMP = "drawplate_runtime" "Timestamp";
    BIG_INTEGER = "drawplate_runtime" "BigInteger";
    BIG_DECIMAL = "drawplate_runtime" "BigDecimal";
}

/// What a file imports, as it turns out while the file is spelled.
#[derive(Debug, Default)]
pub(super) struct Imports {
    /// Names that mean something in the file, and what: `None` for what it declares itself.
    names: RefCell<BTreeMap<String, Option<Item>>>,
    /// Nothing is imported.
    absolute: bool,
}

impl Imports {
    /// Imports for a file that declares these names.
    pub(super) fn beside<'a>(declared: impl IntoIterator<Item = &'a Name>) -> Self {
        let names = declared.into_iter().map(|name| (name.text().to_owned(), None));
        Self { names: RefCell::new(names.collect()), absolute: false }
    }

    /// No imports at all: every name is spelled with its whole path.
    pub(super) fn none() -> Self {
        Self { absolute: true, ..Self::default() }
    }

    /// The item as the file spells it.
    pub(super) fn path(&self, item: Item) -> TokenStream {
        let mut names = self.names.borrow_mut();
        let meaning = names.entry(item.name.to_owned()).or_insert(Some(item));
        if *meaning == Some(item) && !self.absolute {
            let name = identifier(item.name);
            return quote!(#name);
        }
        let path = path(item.module);
        let name = identifier(item.name);
        quote!(::#path::#name)
    }

    /// The `use` lines, sorted, one for each module.
    pub(super) fn lines(&self) -> Vec<TokenStream> {
        let mut modules: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for item in self.names.borrow().values().flatten().filter(|item| !PRELUDE.contains(item)) {
            modules.entry(item.module).or_default().insert(item.name);
        }
        // What comes from the language stands before what comes from the runtime.
        let mut modules: Vec<_> = modules.into_iter().collect();
        modules.sort_by_key(|(module, names)| {
            let what = if names.len() == 1 { names.first().copied().unwrap_or_default() } else { "{" };
            (!module.starts_with("std"), format!("{module}::{what}"))
        });
        let line = |(module, names): (&str, BTreeSet<&str>)| {
            let module = path(module);
            let names: Vec<_> = names.into_iter().map(identifier).collect();
            match names.as_slice() {
                [name] => quote!(use #module::#name;),
                _ => quote!(use #module::{#(#names),*};),
            }
        };
        modules.into_iter().map(line).collect()
    }
}

fn identifier(name: &str) -> proc_macro2::Ident {
    proc_macro2::Ident::new(name, proc_macro2::Span::call_site())
}

fn path(module: &str) -> TokenStream {
    let parts = module.split("::").map(identifier);
    quote!(#(#parts)::*)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(tokens: &TokenStream) -> String {
        tokens.to_string().replace(' ', "")
    }

    #[test]
    fn what_is_used_is_imported_once() {
        let imports = Imports::default();
        assert_eq!(text(&imports.path(VIEW)), "View");
        assert_eq!(text(&imports.path(VIEW)), "View");
        assert_eq!(text(&imports.path(SLOT)), "Slot");
        assert_eq!(text(&imports.path(STRING)), "String");
        let lines: Vec<_> = imports.lines().iter().map(text).collect();
        assert_eq!(lines, ["usedrawplate_runtime::value::{Slot,View};"]);
    }

    #[test]
    fn what_the_file_declares_itself_is_never_hidden() {
        let names = [Name::pascal("String"), Name::pascal("Value")];
        let imports = Imports::beside(&names);
        assert_eq!(text(&imports.path(STRING)), "::std::string::String");
        assert_eq!(text(&imports.path(VALUE)), "::drawplate_runtime::value::Value");
        assert!(imports.lines().is_empty());
    }
}
