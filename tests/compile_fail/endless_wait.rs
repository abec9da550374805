use fixture_paging::Client;
use fixture_paging::operation::DescribeJobInput;

async fn wait(client: &Client) {
    let _ = client.wait_until_job_done(DescribeJobInput::builder().id("1").build()).await;
}

fn main() {
    let _ = wait;
}
