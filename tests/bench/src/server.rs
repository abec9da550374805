//! A server in this process, on loopback, that answers every request with the same response.
//!
//! It runs on a thread of its own and knows just enough of HTTP/1.1 to keep a connection busy:
//! heads end with an empty line, and bodies have a `content-length`. Both sides of a comparison
//! talk to it, so its cost is in both.

use std::io;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Starts a server that answers with this status and JSON body; gives back its URL.
///
/// # Errors
///
/// If no port can be had.
pub fn start(status: u16, body: &str) -> io::Result<String> {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status} OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n");
    let response = format!("{head}{body}").into_bytes();
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0))?;
    listener.set_nonblocking(true)?;
    let url = format!("http://{}", listener.local_addr()?);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    std::thread::spawn(move || {
        runtime.block_on(async move {
            let Ok(listener) = TcpListener::from_std(listener) else { return };
            while let Ok((stream, _)) = listener.accept().await {
                let response = response.clone();
                tokio::spawn(async move { serve(stream, &response).await });
            }
        });
    });
    Ok(url)
}

async fn serve(mut stream: TcpStream, response: &[u8]) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut received = Vec::with_capacity(16 * 1024);
    loop {
        let length = loop {
            if let Some(length) = request_length(&received) {
                break length;
            }
            if stream.read_buf(&mut received).await? == 0 {
                return Ok(());
            }
        };
        received.drain(..length);
        stream.write_all(response).await?;
    }
}

/// The length of the first request, if all of it is here.
fn request_length(received: &[u8]) -> Option<usize> {
    let head = received.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
    let text = std::str::from_utf8(received.get(..head)?).ok()?.to_ascii_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length:"));
    let length = head + length.and_then(|length| length.trim().parse::<usize>().ok()).unwrap_or(0);
    (received.len() >= length).then_some(length)
}
