//! A test of a program that uses both clients, without a server and without waiting.
//!
//! `cargo run -p drawplate-tests --example scripted`; in a project of one's own, `main` is a test and the
//! clients are `dev-dependencies` with the feature `testing`.
use std::error::Error;
use std::time::Duration;

use drawplate_aws_devops_agent as devops;
use drawplate_datadog as datadog;
use drawplate_datadog::testing::{Answer, Script};

use datadog::operation::CreateServiceAccount;
use datadog::types::{
    ServiceAccountCreateAttributes, ServiceAccountCreateData, ServiceAccountCreateRequest, User, UserResponse,
};
use devops::operation::{RegisterService, RegisterServiceError, RegisterServiceInput};
use devops::types::{ConflictException, PostRegisterServiceSupportedService, ServiceDetails};

/// The program: it creates an account, and registers a service unless that is there already.
async fn set_up(datadog: &datadog::Client, devops: &devops::Client) -> Result<String, Box<dyn Error>> {
    let attributes =
        ServiceAccountCreateAttributes::builder().email("a@example.com").service_account(true).build();
    let data = ServiceAccountCreateData::builder().attributes(attributes).build();
    let request = ServiceAccountCreateRequest::builder().data(data).build();
    let account = datadog.create_service_account(request).await?;
    let input = RegisterServiceInput::builder()
        .service(PostRegisterServiceSupportedService::from("quantum"))
        .service_details(ServiceDetails::Unknown(devops::SdkUnknownMember::new("quantum", "beta")))
        .build();
    match devops.register_service(input).await {
        Ok(_) | Err(RegisterServiceError::ConflictException(_)) => {}
        Err(error) => return Err(error.into()),
    }
    account.data.and_then(|user| user.id).ok_or_else(|| "the account has no id".into())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    tokio::time::pause();
    let script = Script::in_order();
    let created = script
        .expect(CreateServiceAccount)
        .when(|input| input.body.data.attributes.email.ends_with("@example.com"))
        .answer(Answer::status(429).header("x-ratelimit-reset", "30"))
        .output(UserResponse::builder().data(User::builder().id("account-1").build()).build());
    script
        .expect(RegisterService)
        .answer(Answer::connection_refused())
        .error(RegisterServiceError::ConflictException, ConflictException::builder().message("there").build())
        .after(Duration::from_secs(5));

    let clients = (datadog::Client::scripted(&script), devops::Client::scripted(&script));
    let id = set_up(&clients.0, &clients.1).await?;

    println!("the account is {id}, after {} attempts:", created.calls().len());
    for call in created.calls() {
        println!("{} {} {:?}", call.request().method(), call.request().uri(), call.input());
    }
    script.check()?;
    Ok(())
}
