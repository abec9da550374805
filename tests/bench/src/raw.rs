//! Requests by reqwest alone: what a call costs at least.

use bytes::Bytes;
use reqwest::Client;

/// A client with the TLS that ours has.
///
/// # Panics
///
/// If the system has no root certificates.
#[must_use]
pub fn client() -> Client {
    // The provider may have been installed by another client of this process; either will do.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder().build().expect("the system has root certificates")
}

/// The body of the response to this GET.
///
/// # Panics
///
/// If there is none.
pub async fn get(client: &Client, url: &str) -> Bytes {
    let response = client.get(url).header("dd-api-key", "key").header("dd-application-key", "key").send();
    response.await.expect("the server answers").bytes().await.expect("the response is whole")
}

/// The body of the response to this POST of JSON.
///
/// # Panics
///
/// If there is none.
pub async fn post(client: &Client, url: &str, body: Vec<u8>) -> Bytes {
    let request = client.post(url).header("dd-api-key", "key").header("dd-application-key", "key");
    let response = request.header("content-type", "application/json").body(body).send();
    response.await.expect("the server answers").bytes().await.expect("the response is whole")
}
