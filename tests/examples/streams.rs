//! Bytes that are sent and read piece by piece, without ever being held as a whole.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example streams`. Neither Datadog's client nor that of the DevOps
//! Agent has an operation with a stream, so those of three small specifications stand in.
use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use drawplate_tests::server::{Reply, Server};
use futures_core::Stream;

use fixture_media_types as uploads;
use fixture_responses as downloads;
use fixture_rules as smithy;
use uploads::ByteStream;
use uploads::retry::StandardRetries;

/// A file that is too large to be read as a whole, or anything else that gives bytes one by one.
struct Lines(std::ops::Range<u32>);

impl Stream for Lines {
    type Item = Result<String, std::io::Error>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.next().map(|number| Ok(format!("line {number}\n"))))
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = Server::start().await;
    let sent = upload(&server).await?;
    let read = download(&server).await?;
    if (sent, read) == (2, 300_000) { Ok(()) } else { Err(format!("{sent} sent, {read} bytes read").into()) }
}

/// How often the same lines were sent.
async fn upload(server: &Server) -> Result<usize, Box<dyn Error>> {
    let config = uploads::Config::builder()
        .endpoint_url(server.url())
        .retries(StandardRetries::new().base_delay(Duration::from_millis(5)));
    let client = uploads::Client::new(config.build())?;
    // A stream can be sent once. Of one that can begin anew, a second attempt can be made.
    let lines = ByteStream::replayable(|| Lines(0..1000), None);
    server.push(Reply::new(503));
    server.push(Reply::new(204));
    let input =
        uploads::operation::PutAnythingInput::builder().content_type("text/plain").body(lines).build();
    client.put_anything(input).await?;
    let requests = server.take_requests();
    let whole = requests.iter().filter(|request| request.body.ends_with(b"line 999\n"));
    Ok(whole.count())
}

/// How many bytes were read.
async fn download(server: &Server) -> Result<usize, Box<dyn Error>> {
    let bytes = Reply::new(200).header("content-type", "application/octet-stream").body(vec![7; 300_000]);
    let config = downloads::Config::builder()
        .endpoint_url(server.url())
        .stall_timeout(Duration::from_secs(10)) // how long the next piece may take
        .build();
    server.push(bytes.clone());
    let mut body = downloads::Client::new(config)?.bytes(downloads::operation::BytesInput::default()).await?;
    // The call is over when the head of the response is there. The body comes as it is read.
    let mut count = 0;
    while let Some(piece) = body.next().await {
        count += piece?.len();
    }

    // What breaks off is an error after what arrived, and never a shorter file.
    server.push(bytes.truncated_after(1000));
    let config = smithy::Config::builder().endpoint_url(server.url()).build();
    let output = smithy::Client::new(config)?.download(smithy::operation::DownloadInput::default()).await?;
    let error = output.body.collect(1_000_000).await.err().ok_or("the download breaks off")?;
    println!("{error}");
    Ok(count)
}
