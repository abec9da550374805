use drawplate_aws_devops_agent::types::AzureConfiguration;

fn main() {
    let _ = AzureConfiguration { subscription_id: "s".to_owned() };
}
