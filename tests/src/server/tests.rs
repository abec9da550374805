//! The server itself, through a plain socket.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::*;

/// Sends bytes and reads until the server closes the connection.
async fn exchange(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A reset connection ends the answer, too.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn a_request_is_kept_as_it_was_sent() {
    let server = Server::with([Reply::new(204).header("x-id", "7")]).await;
    let target = "/a%2fb/..%20/%7E;c//?q[x]=%20+&&r";
    let request = format!(
        "PATCH {target} HTTP/1.1\r\nHost: x\r\nX-A: 1\r\nX-A: 2\r\nConnection: close\r\nContent-Length: 3\r\n\r\n\0{{\""
    );
    let answer = exchange(&server, &request).await;
    assert!(answer.starts_with("HTTP/1.1 204 No Content\r\nx-id: 7\r\n"), "{answer}");
    let request = server.take_request();
    assert_eq!((request.method.as_str(), request.target().as_str()), ("PATCH", target));
    let repeated: Vec<_> = request.headers.iter().filter(|(name, _)| name == "x-a").collect();
    assert_eq!(repeated, [&("x-a".to_owned(), b"1".to_vec()), &("x-a".to_owned(), b"2".to_vec())]);
    assert_eq!(request.body, b"\0{\"");
}

#[tokio::test]
async fn replies_are_given_in_their_order_and_then_none_is_left() {
    let server = Server::with([Reply::new(200), Reply::new(201)]).await;
    let mut statuses = Vec::new();
    for _ in 0..3 {
        let answer = exchange(&server, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
        statuses.push(answer[9..12].to_owned());
    }
    assert_eq!(statuses, ["200", "201", "599"]);
}

#[tokio::test]
async fn a_connection_is_closed_or_cut_off_as_told() {
    let replies = [Reply::closed(), Reply::new(200).body("0123456789").truncated_after(4)];
    let server = Server::with(replies).await;
    let request = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    assert_eq!(exchange(&server, request).await, "");
    let answer = exchange(&server, request).await;
    assert!(answer.contains("content-length: 10\r\n") && answer.ends_with("\r\n\r\n0123"), "{answer}");
}
