use drawplate_aws_devops_agent::types::{GitHubConfiguration, GithubRepoOwnerType};

fn main() {
    let _ = GitHubConfiguration::builder()
        .repo_name("payments")
        .repo_id("42")
        .owner_type(GithubRepoOwnerType::Organization)
        .build();
}
