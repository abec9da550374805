//! A server on loopback that misbehaves as it is told, and remembers no more than some numbers.

use std::collections::HashMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::fault::{Fault, Weather};

/// The header by which the requests of one call are known.
pub(crate) const CALL: &str = "x-call";

/// A server that runs until the process ends.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    address: SocketAddr,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    weather: AtomicU8,
    requests: AtomicU64,
    connections: AtomicU64,
    broken: AtomicU64,
    /// Requests of calls that must not be carried out twice, and may have been.
    doubled: AtomicU64,
    /// What the last request of such a call met, while the call is under way.
    met: Mutex<HashMap<u64, Fault>>,
}

/// What the server counted so far.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counts {
    pub(crate) requests: u64,
    pub(crate) connections: u64,
    /// Connections that a fault has ended.
    pub(crate) broken: u64,
    pub(crate) doubled: u64,
}

impl Server {
    pub(crate) async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let server = Self { address: listener.local_addr()?, state: Arc::default() };
        let state = Arc::clone(&server.state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                state.connections.fetch_add(1, Ordering::Relaxed);
                let state = Arc::clone(&state);
                tokio::spawn(async move {
                    // A client that gives up is what is tested here.
                    let _gone = serve(stream, &state).await;
                });
            }
        });
        Ok(server)
    }

    pub(crate) fn url(&self) -> String {
        format!("http://localhost:{}", self.address.port())
    }

    pub(crate) fn set(&self, weather: Weather) {
        self.state.weather.store(weather as u8, Ordering::Relaxed);
    }

    pub(crate) fn counts(&self) -> Counts {
        let load = |number: &AtomicU64| number.load(Ordering::Relaxed);
        Counts {
            requests: load(&self.state.requests),
            connections: load(&self.state.connections),
            broken: load(&self.state.broken),
            doubled: load(&self.state.doubled),
        }
    }

    /// A call is over: what its requests met is forgotten.
    pub(crate) fn forget(&self, call: u64) {
        self.state.met.lock().unwrap_or_else(PoisonError::into_inner).remove(&call);
    }
}

impl State {
    fn next(&self, head: &str) -> Fault {
        let number = self.requests.fetch_add(1, Ordering::Relaxed);
        let weather = match self.weather.load(Ordering::Relaxed) {
            down if down == Weather::Down as u8 => Weather::Down,
            fair if fair == Weather::Fair as u8 => Weather::Fair,
            _ => Weather::Mixed,
        };
        let fault = Fault::of(number, weather);
        if fault.ends_connection() {
            self.broken.fetch_add(1, Ordering::Relaxed);
        }
        if head.starts_with("POST ")
            && let Some(call) = header(head, CALL).and_then(|text| text.parse().ok())
        {
            let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
            if met.insert(call, fault).is_some_and(|before| !before.turns_down()) {
                self.doubled.fetch_add(1, Ordering::Relaxed);
            }
        }
        fault
    }
}

async fn serve(mut stream: TcpStream, state: &State) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut read = Vec::new();
    while let Some(head) = request(&mut stream, &mut read).await? {
        let fault = state.next(&head);
        let whole = answer(&head, fault);
        match fault {
            Fault::Reset => return stream.set_zero_linger(),
            Fault::Close => return Ok(()),
            Fault::Truncate => {
                stream.write_all(whole.get(..whole.len() / 2).unwrap_or_default()).await?;
                return stream.shutdown().await;
            }
            Fault::Stall => {
                // Until the client gives up and closes the connection.
                let _closed = stream.read(&mut [0; 1]).await?;
                return Ok(());
            }
            Fault::Drip(pause) => {
                for piece in whole.chunks(8) {
                    stream.write_all(piece).await?;
                    tokio::time::sleep(pause).await;
                }
                return stream.shutdown().await;
            }
            Fault::None | Fault::Status(_) | Fault::Garbage => stream.write_all(&whole).await?,
        }
    }
    Ok(())
}

/// The head of the next request, whose body is passed over.
async fn request(stream: &mut TcpStream, read: &mut Vec<u8>) -> io::Result<Option<String>> {
    let mut buffer = [0; 4096];
    loop {
        if let Some(end) = read.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(read.get(..end).unwrap_or_default()).into_owned();
            let length: usize =
                header(&head, "content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
            if read.len() >= end + 4 + length {
                read.drain(..end + 4 + length);
                return Ok(Some(head));
            }
        }
        match stream.read(&mut buffer).await? {
            0 => return Ok(None),
            count => read.extend_from_slice(buffer.get(..count).unwrap_or_default()),
        }
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    lines.filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).next()
}

fn answer(head: &str, fault: Fault) -> Vec<u8> {
    let (status, extra, body) = match fault {
        Fault::Status(429) => (429, "retry-after: 0\r\n", r#"{"errors":["busy"],"message":"busy"}"#),
        Fault::Status(status) => (status, "", r#"{"errors":["down"],"message":"down"}"#),
        Fault::Garbage => (200, "", "<html>"),
        _ if head.starts_with("GET ") => (200, "", KEYS),
        _ if head.contains("/associations") => (201, "", ASSOCIATION),
        _ => (201, "", CONNECTION),
    };
    let length = body.len();
    let head = "content-type: application/json\r\nx-request-id: soak\r\n";
    format!("HTTP/1.1 {status} X\r\n{head}{extra}content-length: {length}\r\n\r\n{body}").into_bytes()
}

const KEYS: &str = r#"{"data":[{"id":"k","type":"application_keys","attributes":{"name":"n","last4":"abcd"}}],"meta":{"page":{"total_filtered_count":1}}}"#;
const CONNECTION: &str = r#"{"data":{"id":"c","type":"action_connection","attributes":{"name":"n","integration":{"type":"AWS","credentials":{"type":"AWSAssumeRole","role":"r","account_id":"123456789012"}}}}}"#;
const ASSOCIATION: &str = r#"{"association":{"agentSpaceId":"a","createdAt":"2025-03-14T09:26:53Z","updatedAt":"2025-03-14T09:26:53Z","associationId":"i","serviceId":"s","configuration":{"azure":{"subscriptionId":"s"}}}}"#;
