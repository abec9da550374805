//! The program that a client's crate is compiled for.
//!
//! It makes a client and a call, as far as it is known which: what is compiled in the program and
//! not in the client's crate counts as well. Nothing is sent, since the program is never run.

/// The text of `main.rs` for a client of this package, which is of the spec with this file name if
/// it is generated for the measurement.
pub(super) fn text(package: &str, spec: Option<&str>) -> String {
    let module = package.replace('-', "_");
    let (client, call) = match package {
        "datadog-api-client" => (vendor::DATADOG, Some(vendor::DATADOG_CALL)),
        "aws-sdk-devopsagent" => (vendor::AWS, Some(vendor::DEVOPS_AGENT_CALL)),
        name if name.starts_with("aws-sdk-") => (vendor::AWS, None),
        "drawplate-aws-devops-agent" => (ours::CLIENT, Some(ours::DEVOPS_AGENT_CALL)),
        "drawplate-datadog" => (ours::CLIENT, Some(ours::DATADOG_CALL)),
        name if name.starts_with("drawplate-") => {
            (ours::CLIENT, spec.filter(|file| file.starts_with("datadog-v2")).map(|_| ours::DATADOG_CALL))
        }
        _ => return format!("//! A program with a client.\n\nuse {module} as _;\n\nfn main() {{}}\n"),
    };
    let call = call.map_or_else(
        || "    std::hint::black_box(&client);\n".to_owned(),
        |call| {
            // A future behind a pointer to a trait is compiled to its end.
            format!(
                "    let call: Pin<Box<dyn Future<Output = _>>> = Box::pin(async move {{ {call} }});\n    \
                 drop(std::hint::black_box(call));\n"
            )
        },
    );
    let import = if call.contains("Pin<") { "use std::pin::Pin;\n\n" } else { "" };
    let main = format!("fn main() {{\n    let client = {client};\n{call}}}\n");
    format!("//! A program with a client.\n\n{import}{main}").replace("MODULE", &module)
}

mod vendor {
    pub(super) const DATADOG: &str =
        "MODULE::datadogV2::api_service_accounts::ServiceAccountsAPI::with_config(Default::default())";
    pub(super) const DATADOG_CALL: &str =
        "client.list_service_account_application_keys(\"id\".to_owned(), Default::default()).await.is_ok()";
    pub(super) const AWS: &str = "MODULE::Client::from_conf(MODULE::config::Config::builder().behavior_version(MODULE::config::BehaviorVersion::latest()).build())";
    pub(super) const DEVOPS_AGENT_CALL: &str = "client.register_service().send().await.is_ok()";
}

mod ours {
    pub(super) const CLIENT: &str =
        "MODULE::Client::new(MODULE::Config::builder().build()).expect(\"settings\")";
    pub(super) const DATADOG_CALL: &str = "client.list_service_account_application_keys(MODULE::operation::ListServiceAccountApplicationKeysInput::builder().service_account_id(\"id\").build()).await.is_ok()";
    pub(super) const DEVOPS_AGENT_CALL: &str = "client.register_service(MODULE::operation::RegisterServiceInput::builder().service(\"mcpserver\").service_details(MODULE::types::ServiceDetails::Unknown(Default::default())).build()).await.is_ok()";
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn programs_are_rust_and_make_a_call_where_one_is_known() {
        for (package, spec, calls) in [
            ("datadog-api-client", None, true),
            ("drawplate-datadog", None, true),
            ("drawplate-generated", Some("datadog-v2-2026-04.yaml"), true),
            ("drawplate-generated", Some("securityhub.json"), false),
            ("aws-sdk-devopsagent", None, true),
            ("drawplate-aws-devops-agent", None, true),
            ("aws-sdk-securityhub", None, false),
            ("other", None, false),
        ] {
            let text = text(package, spec);
            syn::parse_file(&text).unwrap();
            assert_eq!(text.contains(".await"), calls, "{package}");
        }
    }
}
