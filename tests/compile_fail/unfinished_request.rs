use drawplate_aws_devops_agent::Client;
use drawplate_aws_devops_agent::operation::AssociateServiceInput;

async fn associate(client: &Client) {
    let _ = client.associate_service(AssociateServiceInput::builder().agent_space_id("space")).await;
}

fn main() {
    let _ = associate;
}
