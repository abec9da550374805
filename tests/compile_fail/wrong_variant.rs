use drawplate_aws_devops_agent::types::{AzureConfiguration, ServiceConfiguration};

fn main() {
    let azure = AzureConfiguration::builder().subscription_id("s").build();
    let _ = ServiceConfiguration::Github(azure);
}
