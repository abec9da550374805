//! Credentials and regions from everywhere AWS's own tools find them: files, a process and servers
//! that are made up, and a client in a process of its own whose signature is checked.
//!
//! What the sources look like is from the AWS SDKs and Tools Reference Guide
//! (<https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html>).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use std::path::{Path, PathBuf};

use drawplate_tests::server::{Reply, Request, Server};
use drawplate_tests::sigv4::Signer;
use serde_json::{Value, json};
use tokio::process::Command;

const SECRET: &str = "canary-9c2f-secret";
const TOKEN: &str = "canary-9c2f-token";
const END: &str = "2099-01-01T00:00:00Z";

/// A machine that nobody has configured: a home, and what is put into it.
struct Machine {
    home: tempfile::TempDir,
    environment: Vec<(String, String)>,
    server: Server,
}

impl Machine {
    async fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut machine = Self { home, environment: Vec::new(), server: Server::start().await };
        let home = machine.path("").display().to_string();
        machine.set("HOME", &home);
        machine.set("AWS_EC2_METADATA_DISABLED", "true");
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    fn set(&mut self, name: &str, value: &str) {
        self.environment.push((name.to_owned(), value.to_owned()));
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        std::fs::write(&path, text).unwrap();
        path
    }

    /// Makes the call, and gives back all requests, whether it succeeded, and what was printed.
    async fn call(&self, replies: impl IntoIterator<Item = Reply>) -> (Vec<Request>, bool, String) {
        replies.into_iter().chain([associated()]).for_each(|reply| self.server.push(reply));
        let mut command = Command::new(env!("CARGO_BIN_EXE_call_with_aws_config"));
        command.arg(self.server.url()).env_clear().envs(self.environment.iter().cloned());
        let output = command.output().await.expect("the program starts");
        let shown = [output.stdout, output.stderr].concat();
        let shown = String::from_utf8_lossy(&shown).into_owned();
        assert!(!shown.contains("canary-9c2f"), "a secret is printed or logged:\n{shown}");
        (self.server.take_requests(), output.status.success(), shown)
    }

    /// Makes the call, checks its signature, and gives back the requests before it.
    async fn signs(
        &self,
        access_key: &str,
        session_token: Option<&str>,
        region: &str,
        replies: impl IntoIterator<Item = Reply>,
    ) -> Vec<Request> {
        let (mut requests, success, shown) = self.call(replies).await;
        assert!(success, "{shown}\n{requests:#?}");
        let signed = requests.pop().expect("there was a call");
        let signer = Signer { access_key, secret_key: SECRET, session_token, region, service: "aidevops" };
        assert_eq!(signer.verify(&signed), Ok(()));
        requests
    }
}

fn associated() -> Reply {
    let association = json!({
        "agentSpaceId": "a", "createdAt": "2025-03-14T09:26:53Z", "updatedAt": "2025-03-14T09:26:53Z",
        "associationId": "i", "serviceId": "s", "configuration": { "azure": { "subscriptionId": "s" } },
    });
    Reply::json(201, &json!({ "association": association }))
}

/// Credentials as containers, instances and processes give them out.
fn given(id: &str) -> Value {
    json!({
        "Version": 1, "Code": "Success", "Type": "AWS-HMAC", "LastUpdated": "2025-01-01T00:00:00Z",
        "AccessKeyId": id, "SecretAccessKey": SECRET, "Token": TOKEN, "SessionToken": TOKEN, "Expiration": END,
    })
}

/// An answer of STS to `action`.
fn role(action: &str, id: &str) -> Reply {
    let body = format!(
        "<{action}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><{action}Result>\
         <Credentials><AccessKeyId>{id}</AccessKeyId><SecretAccessKey>{SECRET}</SecretAccessKey>\
         <SessionToken>{TOKEN}</SessionToken><Expiration>{END}</Expiration></Credentials>\
         <AssumedRoleUser><AssumedRoleId>r:s</AssumedRoleId><Arn>arn:aws:sts::1:assumed-role/r/s</Arn></AssumedRoleUser>\
         </{action}Result></{action}Response>"
    );
    Reply::new(200).header("content-type", "text/xml").body(body)
}

fn lines(requests: &[Request]) -> Vec<String> {
    requests.iter().map(|request| format!("{} {}", request.method, request.target())).collect()
}

#[tokio::test]
async fn the_environment_comes_first() {
    let mut machine = Machine::new().await;
    machine.write(
        ".aws/credentials",
        "[default]\naws_access_key_id = AKIDFILE\naws_secret_access_key = canary-9c2f-file\n",
    );
    machine.set("AWS_ACCESS_KEY_ID", "AKIDENV");
    machine.set("AWS_SECRET_ACCESS_KEY", SECRET);
    machine.set("AWS_SESSION_TOKEN", TOKEN);
    machine.set("AWS_REGION", "eu-west-1");
    assert_eq!(lines(&machine.signs("AKIDENV", Some(TOKEN), "eu-west-1", []).await), [""; 0]);
}

#[tokio::test]
async fn a_profile_holds_keys_and_region() {
    let mut machine = Machine::new().await;
    let keys = format!("[work]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = {SECRET}\n");
    machine.write(".aws/credentials", &keys);
    machine.write(".aws/config", "[profile work]\nregion = ap-south-1\n");
    machine.set("AWS_PROFILE", "work");
    machine.signs("AKIDPROFILE", None, "ap-south-1", []).await;
}

#[tokio::test]
async fn a_profile_names_a_process_that_gives_credentials() {
    let machine = Machine::new().await;
    let answer = machine.write("answer.json", &given("AKIDPROCESS").to_string());
    let config =
        format!("[default]\nregion = eu-west-1\ncredential_process = /bin/cat {}\n", answer.display());
    machine.write(".aws/config", &config);
    machine.signs("AKIDPROCESS", Some(TOKEN), "eu-west-1", []).await;
}

#[tokio::test]
async fn a_profile_names_a_role_and_whose_keys_to_ask_for_it_with() {
    let machine = Machine::new().await;
    let keys = "[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = canary-9c2f-base\n";
    machine.write(".aws/credentials", keys);
    let config =
        "[default]\nregion = eu-west-1\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n";
    machine.write(".aws/config", config);
    let asked = machine.signs("AKIDROLE", Some(TOKEN), "eu-west-1", [role("AssumeRole", "AKIDROLE")]).await;
    assert_eq!(lines(&asked), ["POST /"]);
    let body = String::from_utf8_lossy(&asked[0].body).into_owned();
    assert!(body.contains("Action=AssumeRole&") && body.contains("role%2Fr"), "{body}");
}

#[tokio::test]
async fn a_web_identity_is_exchanged_for_a_role() {
    let mut machine = Machine::new().await;
    let token = machine.write("token", "canary-9c2f-web-identity");
    machine.set("AWS_WEB_IDENTITY_TOKEN_FILE", &token.display().to_string());
    machine.set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/web");
    machine.set("AWS_REGION", "eu-west-1");
    let reply = role("AssumeRoleWithWebIdentity", "AKIDWEB");
    let asked = machine.signs("AKIDWEB", Some(TOKEN), "eu-west-1", [reply]).await;
    let body = String::from_utf8_lossy(&asked[0].body).into_owned();
    assert!(body.contains("WebIdentityToken=canary-9c2f-web-identity"), "{body}");
}

#[tokio::test]
async fn a_container_is_asked_with_its_token() {
    let mut machine = Machine::new().await;
    let uri = format!("http://127.0.0.1:{}/credentials", machine.server.address().port());
    machine.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", &uri);
    machine.set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "canary-9c2f-container");
    machine.set("AWS_REGION", "eu-west-1");
    let reply = Reply::json(200, &given("AKIDCONTAINER"));
    let asked = machine.signs("AKIDCONTAINER", Some(TOKEN), "eu-west-1", [reply]).await;
    assert_eq!(lines(&asked), ["GET /credentials"]);
    assert_eq!(asked[0].header("authorization"), Some("canary-9c2f-container"));
}

#[tokio::test]
async fn an_instance_says_its_region_and_gives_its_role() {
    let mut machine = Machine::new().await;
    machine.environment.retain(|(name, _)| name != "AWS_EC2_METADATA_DISABLED");
    let url = format!("http://127.0.0.1:{}", machine.server.address().port());
    machine.set("AWS_EC2_METADATA_SERVICE_ENDPOINT", &url);
    let text = |body: &str| Reply::new(200).header("content-type", "text/plain").body(body.to_owned());
    let token = || text("imds-token").header("x-aws-ec2-metadata-token-ttl-seconds", "21600");
    let replies =
        [token(), text("eu-central-1"), token(), text("role-1"), Reply::json(200, &given("AKIDINSTANCE"))];
    let asked = machine.signs("AKIDINSTANCE", Some(TOKEN), "eu-central-1", replies).await;
    assert_eq!(
        lines(&asked),
        [
            "PUT /latest/api/token",
            "GET /latest/meta-data/placement/region",
            "PUT /latest/api/token",
            "GET /latest/meta-data/iam/security-credentials/",
            "GET /latest/meta-data/iam/security-credentials/role-1",
        ]
    );
    assert_eq!(asked[1].header("x-aws-ec2-metadata-token"), Some("imds-token"));
}

#[tokio::test]
async fn a_session_of_single_sign_on_gives_a_role() {
    let machine = Machine::new().await;
    let config = "[default]\nregion = eu-west-1\nsso_session = corp\nsso_account_id = 123456789012\nsso_role_name = reader\n\
                  [sso-session corp]\nsso_region = eu-west-1\nsso_start_url = https://corp.awsapps.com/start\n";
    machine.write(".aws/config", config);
    // The file is named after the SHA-1 of the session's name, as all of AWS's tools do it.
    let token = json!({
        "accessToken": "canary-9c2f-sso", "expiresAt": END, "region": "eu-west-1",
        "startUrl": "https://corp.awsapps.com/start",
    });
    machine.write(".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json", &token.to_string());
    let role = json!({ "roleCredentials": {
        "accessKeyId": "AKIDSSO", "secretAccessKey": SECRET, "sessionToken": TOKEN, "expiration": 4_070_908_800_000_i64,
    }});
    let asked = machine.signs("AKIDSSO", Some(TOKEN), "eu-west-1", [Reply::json(200, &role)]).await;
    assert_eq!(lines(&asked), ["GET /federation/credentials?role_name=reader&account_id=123456789012"]);
    assert_eq!(asked[0].header("x-amz-sso_bearer_token"), Some("canary-9c2f-sso"));
}

#[tokio::test]
async fn where_there_are_no_credentials_the_error_says_where_they_were_looked_for() {
    let mut machine = Machine::new().await;
    machine.set("AWS_REGION", "eu-west-1");
    let (requests, success, shown) = machine.call([]).await;
    assert!(!success && requests.is_empty(), "{requests:?}");
    assert!(shown.contains("no credentials: there are none in the environment, in a profile"), "{shown}");
}

#[tokio::test]
async fn a_process_that_fails_is_told_without_what_it_printed() {
    let machine = Machine::new().await;
    let answer = machine.write("answer", "canary-9c2f-is-not-json");
    let config =
        format!("[default]\nregion = eu-west-1\ncredential_process = /bin/cat {}\n", answer.display());
    machine.write(".aws/config", &config);
    let (requests, success, shown) = machine.call([]).await;
    assert!(!success && requests.is_empty());
    assert!(shown.contains("no credentials: "), "{shown}");
}
