//! How an operation travels, as a table.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::codec::codec;
use super::common::{index, texts};
use super::paths::{self, Imports};
use super::response::{self, response};
use super::schema::timestamp;
use crate::model::{Encoding, QueryStyle, Spelling, Style};
use crate::pass::{BodyStep, ErrorCode, Idempotency, ResponseChecksum, WireCodec};
use crate::rust::plan::{
    BindingPlan, BodyPlan, ErrorVariant, OperationPlan, PathPlan, QueryPlan, TimestampSpelling,
};

/// The schema of an operation. What is empty is left out.
pub(super) fn table(plan: &OperationPlan, imports: &Imports) -> TokenStream {
    let (schema, request, name) = (imports.path(paths::OPERATION_SCHEMA), &plan.request, &plan.wire_name);
    let method = &request.method;
    let field = |is_empty: bool, name: &str, value: TokenStream| {
        let name = format_ident!("{name}");
        (!is_empty).then(|| quote!(#name: #value,))
    };
    let host_prefix =
        field(request.host_prefix.is_empty(), "host_prefix", path(&request.host_prefix, imports));
    let path = path(&request.path, imports);
    let query = field(request.query.is_empty(), "query", pairs(&request.query));
    let headers = field(request.headers.is_empty(), "headers", pairs(&request.headers));
    let input = bindings(&request.input, imports);
    let body = body(&request.body, imports);
    let steps = field(request.steps.is_empty(), "steps", steps(&request.steps, imports));
    let success = request.success.iter().map(|plan| response(plan, imports));
    let errors = plan.error.variants.iter().map(|variant| error(variant, imports));
    let error_code = error_code(&request.error_code, imports);
    let auth = request.auth.iter().map(|schemes| texts(schemes));
    let idempotency = idempotency(request.idempotency, imports);
    let response_checksum =
        request.response_checksum.as_ref().map(|checksum| self::response_checksum(checksum, imports));
    let flag = request.stream_flag.iter().map(|member| index(*member));
    let stream_flag = field(request.stream_flag.is_empty(), "stream_flag", quote!(&[#(#flag),*]));
    let optional = [&host_prefix, &query, &headers, &steps, &response_checksum, &stream_flag];
    let is_full = optional.iter().all(|field| field.is_some());
    let rest = (!is_full).then(|| quote!(..#schema::PLAIN));
    quote! {
        static SCHEMA: #schema = #schema {
            name: #name,
            method: #method,
            #host_prefix
            path: #path,
            #query
            #headers
            input: #input,
            body: #body,
            #steps
            success: &[#(#success),*],
            errors: &[#(#errors),*],
            error_code: #error_code,
            auth: &[#(#auth),*],
            idempotency: #idempotency,
            #response_checksum
            #stream_flag
            #rest
        };
    }
}

fn response_checksum(checksum: &ResponseChecksum, imports: &Imports) -> TokenStream {
    let [some, path] = [paths::SOME, paths::RESPONSE_CHECKSUM].map(|item| imports.path(item));
    let (mode, algorithms) = (index(checksum.mode), texts(&checksum.algorithms));
    quote!(response_checksum: #some(#path { mode: #mode, algorithms: #algorithms }),)
}

fn steps(steps: &[BodyStep], imports: &Imports) -> TokenStream {
    let steps = steps.iter().map(|step| {
        let path = imports.path(paths::BODY_STEP);
        match step {
            BodyStep::Gzip => quote!(#path::Gzip),
            BodyStep::Checksum(member) => {
                let member = index(*member);
                quote!(#path::Checksum(#member))
            }
            BodyStep::ContentMd5 => quote!(#path::ContentMd5),
            BodyStep::UnsignedPayload => quote!(#path::UnsignedPayload),
        }
    });
    quote!(&[#(#steps),*])
}

/// Where members travel.
pub(super) fn bindings(bindings: &[BindingPlan], imports: &Imports) -> TokenStream {
    if let [first @ BindingPlan::Body, _, ..] = bindings
        && bindings.iter().all(|plan| plan == first)
    {
        let (all, count) = (binding(first, imports), index(bindings.len()));
        return quote!(&[#all; #count]);
    }
    let bindings = bindings.iter().map(|plan| binding(plan, imports));
    quote!(&[#(#bindings),*])
}

fn path(parts: &[PathPlan], imports: &Imports) -> TokenStream {
    let parts = parts.iter().map(|part| {
        let path = imports.path(paths::PATH_PART);
        match part {
            PathPlan::Literal(text) => quote!(#path::Literal(#text)),
            PathPlan::Label(member) => {
                let member = index(*member);
                quote!(#path::Label(#member))
            }
            PathPlan::EndpointLabel(member) => {
                let member = index(*member);
                quote!(#path::EndpointLabel(#member))
            }
            PathPlan::GreedyLabel(member) => {
                let member = index(*member);
                quote!(#path::GreedyLabel(#member))
            }
        }
    });
    quote!(&[#(#parts),*])
}

fn pairs(pairs: &[(String, String)]) -> TokenStream {
    let pairs = pairs.iter().map(|(name, value)| quote!((#name, #value)));
    quote!(&[#(#pairs),*])
}

fn binding(plan: &BindingPlan, imports: &Imports) -> TokenStream {
    let path = imports.path(paths::BINDING);
    match plan {
        BindingPlan::Label(format, spelling) => {
            let (timestamp, spelling) = (timestamp_of(*format, imports), spelled(*spelling, imports));
            quote!(#path::label() #timestamp #spelling)
        }
        BindingPlan::Query(QueryPlan {
            name,
            style: QueryStyle::Repeat,
            timestamp: TimestampSpelling::DateTime,
            reserved: false,
        }) => quote!(#path::query(#name)),
        BindingPlan::Query(plan) => {
            let parameter = query_parameter(plan, imports);
            quote!(#path::Query(#parameter))
        }
        BindingPlan::QueryMap => quote!(#path::QueryMap),
        BindingPlan::Header(name, format, spelling) => {
            let (timestamp, spelling) = (timestamp_of(*format, imports), spelled(*spelling, imports));
            quote!(#path::header(#name) #timestamp #spelling)
        }
        BindingPlan::EncodedHeader(name) => quote!(#path::EncodedHeader(#name)),
        BindingPlan::HeaderPrefix(prefix) => quote!(#path::HeaderPrefix(#prefix)),
        BindingPlan::Cookie(name, spelling) => {
            let spelling = spelled(*spelling, imports);
            quote!(#path::cookie(#name) #spelling)
        }
        BindingPlan::Body => quote!(#path::Body),
        BindingPlan::Payload => quote!(#path::Payload),
        BindingPlan::StatusCode => quote!(#path::StatusCode),
    }
}

fn query_parameter(plan: &QueryPlan, imports: &Imports) -> TokenStream {
    let (path, name) = (imports.path(paths::QUERY_PARAMETER), &plan.name);
    let style = (plan.style != QueryStyle::Repeat).then(|| {
        let (path, style) = (imports.path(paths::QUERY_STYLE), style_name(plan.style));
        quote!(.style(#path::#style))
    });
    let format = timestamp_of(plan.timestamp, imports);
    let reserved = plan.reserved.then(|| quote!(.reserved()));
    quote!(#path::new(#name) #style #format #reserved)
}

/// A field of a form, as the specification describes it.
pub(super) fn field(field: &Encoding, imports: &Imports) -> TokenStream {
    let Encoding { name, style, reserved, media_type: _ } = field;
    let timestamp = TimestampSpelling::DateTime;
    let plan = QueryPlan { name: name.clone(), style: *style, timestamp, reserved: *reserved };
    query_parameter(&plan, imports)
}

/// How timestamps are spelled, where that is worth saying.
fn timestamp_of(format: TimestampSpelling, imports: &Imports) -> Option<TokenStream> {
    (format != TimestampSpelling::DateTime).then(|| {
        let format = timestamp(format, imports);
        quote!(.timestamp(#format))
    })
}

/// How lists and objects are spelled, where that is worth saying.
fn spelled(spelling: Spelling, imports: &Imports) -> Option<TokenStream> {
    let Spelling { style, explode, reserved: _ } = spelling;
    let name = match style {
        Style::Simple if !explode => return None,
        Style::Simple => "Simple",
        Style::Label => "Label",
        Style::Matrix => "Matrix",
        Style::Json => "Json",
    };
    let (path, styles) = (imports.path(paths::SPELLING), imports.path(paths::STYLE));
    let name = format_ident!("{name}");
    Some(quote!(.spelled(#path::new(#styles::#name, #explode))))
}

fn style_name(style: QueryStyle) -> proc_macro2::Ident {
    format_ident!(
        "{}",
        match style {
            QueryStyle::Repeat => "Repeat",
            QueryStyle::Comma => "Comma",
            QueryStyle::Space => "Space",
            QueryStyle::Pipe => "Pipe",
            QueryStyle::Deep => "Deep",
            QueryStyle::Text => "Text",
            QueryStyle::Json => "Json",
        }
    )
}

fn body(body: &BodyPlan, imports: &Imports) -> TokenStream {
    let path = imports.path(paths::BODY);
    match body {
        BodyPlan::None => quote!(#path::None),
        BodyPlan::Members(of, media_type) => {
            let codec = codec(of, imports);
            quote!(#path::members(#codec, #media_type))
        }
        BodyPlan::Payload(WireCodec::Multipart(parts), media_type, _) => {
            let parts = parts.iter().filter_map(|Encoding { name, media_type, .. }| {
                let (media_type, schema) = (media_type.as_ref()?, imports.path(paths::PART_SCHEMA));
                Some(quote!(#schema::new(#name, #media_type)))
            });
            quote!(#path::Multipart { media_type: #media_type, parts: &[#(#parts),*] })
        }
        BodyPlan::Payload(of, media_type, absent) => {
            let codec = codec(of, imports);
            quote!(#path::Payload { codec: #codec, media_type: #media_type, absent: #absent })
        }
    }
}

fn error(variant: &ErrorVariant, imports: &Imports) -> TokenStream {
    let (schema, code) = (imports.path(paths::ERROR_SCHEMA), &variant.code);
    let made = response::error(&schema, code, &variant.response, imports);
    let retryable = variant.retryable.then(|| quote!(.retryable()));
    let throttling = variant.throttling.then(|| quote!(.throttling()));
    quote!(#made #retryable #throttling)
}

fn error_code(error_code: &ErrorCode, imports: &Imports) -> TokenStream {
    let path = imports.path(paths::ERROR_CODE);
    match error_code {
        ErrorCode::Status => quote!(#path::Status),
        ErrorCode::AmazonJson => quote!(#path::AmazonJson),
        ErrorCode::RpcV2Json => quote!(#path::RpcV2Json),
        ErrorCode::RpcV2Cbor => quote!(#path::RpcV2Cbor),
        ErrorCode::Xml(elements) => {
            let elements = texts(elements);
            quote!(#path::Xml(#elements))
        }
        ErrorCode::QueryCompatible(inner) => {
            let inner = self::error_code(inner, imports);
            quote!(#path::QueryCompatible(&#inner))
        }
    }
}

fn idempotency(idempotency: Idempotency, imports: &Imports) -> TokenStream {
    let path = imports.path(paths::IDEMPOTENCY);
    match idempotency {
        Idempotency::ReadOnly => quote!(#path::ReadOnly),
        Idempotency::Idempotent => quote!(#path::Idempotent),
        Idempotency::Token(member) => {
            let member = Literal::usize_unsuffixed(member);
            quote!(#path::Token(#member))
        }
        Idempotency::None => quote!(#path::None),
    }
}
