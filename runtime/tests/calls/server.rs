//! A server on loopback that does to each request what a script says, also what no well-behaved
//! server would do.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What happens to one request.
#[derive(Clone)]
pub(crate) enum Fault {
    /// It is answered with these bytes, and the connection stays open.
    Answer(String),
    /// The connection is reset once the request is read.
    Reset,
    /// The connection is closed once the request is read.
    Close,
    /// The first bytes of an answer arrive, then the connection is closed.
    Truncate(String),
    /// Nothing arrives.
    Stall,
    /// The answer arrives byte by byte, with this time between one and the next.
    Drip(String, Duration),
}

/// A whole response.
pub(crate) fn answer(status: u16, headers: &str, body: &str) -> Fault {
    Fault::Answer(response(status, headers, body))
}

pub(crate) fn response(status: u16, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n{headers}\r\n{body}", body.len())
}

/// A server that is running. The last step of its script is taken again and again.
pub(crate) struct Faulty {
    pub(crate) port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    script: VecDeque<Fault>,
    requests: Vec<String>,
    connections: usize,
}

impl Faulty {
    pub(crate) async fn start(script: impl IntoIterator<Item = Fault>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State { script: script.into_iter().collect(), ..State::default() }));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                shared.lock().unwrap().connections += 1;
                tokio::spawn(serve(stream, Arc::clone(&shared)));
            }
        });
        Self { port, state }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The requests so far, each with its head and body.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.state.lock().unwrap().requests.clone()
    }

    /// How many connections there were.
    pub(crate) fn connections(&self) -> usize {
        self.state.lock().unwrap().connections
    }
}

async fn serve(mut stream: TcpStream, state: Arc<Mutex<State>>) {
    while let Some(request) = read(&mut stream).await {
        let fault = {
            let mut state = state.lock().unwrap();
            state.requests.push(request);
            if state.script.len() > 1 { state.script.pop_front() } else { state.script.front().cloned() }
        };
        match fault.unwrap() {
            Fault::Answer(text) => stream.write_all(text.as_bytes()).await.unwrap(),
            Fault::Reset => return stream.set_zero_linger().unwrap(),
            Fault::Close => return,
            Fault::Truncate(text) => {
                stream.write_all(text.as_bytes()).await.unwrap();
                return stream.shutdown().await.unwrap();
            }
            Fault::Stall => std::future::pending().await,
            Fault::Drip(text, pause) => {
                for byte in text.into_bytes() {
                    if stream.write_all(&[byte]).await.and(stream.flush().await).is_err() {
                        return;
                    }
                    tokio::time::sleep(pause).await;
                }
            }
        }
    }
}

/// One request; `None` when the other side is done.
async fn read(stream: &mut TcpStream) -> Option<String> {
    let mut read = Vec::new();
    loop {
        let mut buffer = [0; 4096];
        let count = stream.read(&mut buffer).await.ok().filter(|count| *count > 0)?;
        read.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&read);
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        if body.len() >= length.unwrap_or(0_usize) {
            return Some(text.into_owned());
        }
    }
}
