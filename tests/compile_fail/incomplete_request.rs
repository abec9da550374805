use drawplate_aws_devops_agent::Client;
use drawplate_aws_devops_agent::operation::AssociateServiceInput;

async fn associate(client: &Client) {
    let input = AssociateServiceInput::builder().agent_space_id("space").service_id("service").build();
    let _ = client.associate_service(input).await;
}

fn main() {
    let _ = associate;
}
