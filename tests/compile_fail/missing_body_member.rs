use drawplate_datadog::types::ServiceAccountCreateAttributes;

fn main() {
    let _ = ServiceAccountCreateAttributes::builder().service_account(true).build();
}
