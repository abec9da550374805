use drawplate_aws_devops_agent::types::AdditionalServiceRegistrationStep;

fn next(step: &AdditionalServiceRegistrationStep) -> &str {
    match step {
        AdditionalServiceRegistrationStep::Oauth(oauth) => &oauth.authorization_url,
        AdditionalServiceRegistrationStep::Unknown(unknown) => unknown.name(),
    }
}

fn main() {
    let _ = next;
}
