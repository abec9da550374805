//! What interceptors see of bodies that are streams.

use std::sync::{Arc, Mutex};

use drawplate_runtime::bytes::Bytes;
use drawplate_runtime::http::{Request, Response};
use drawplate_runtime::intercept::{AttemptOutcome, CallContext, Flow, HookError, Interceptor};
use drawplate_runtime::transport::{Body, BoxFuture};

use crate::streams::{answer, listen, run, send};

/// Gives its own response in place of the service's, before or after the request is sent.
#[derive(Debug)]
struct Instead {
    of_sending: bool,
    seen: Arc<Mutex<Vec<Option<Bytes>>>>,
}

impl Instead {
    fn response(of_sending: bool) -> Response<Bytes> {
        Response::new(Bytes::from_static(if of_sending { b"at once" } else { b"afterwards" }))
    }
}

impl Interceptor for Instead {
    fn before_signing<'a>(
        &'a self,
        _call: &'a mut CallContext,
        _request: &'a mut Request<Body>,
    ) -> BoxFuture<'a, Result<Flow, HookError>> {
        let flow = if self.of_sending { Flow::Answer(Self::response(true)) } else { Flow::Send };
        Box::pin(std::future::ready(Ok(flow)))
    }

    fn after_attempt<'a>(
        &'a self,
        _call: &'a mut CallContext,
        outcome: &'a mut AttemptOutcome<'_>,
    ) -> BoxFuture<'a, Result<(), HookError>> {
        self.seen.lock().unwrap().push(outcome.body().cloned());
        if !self.of_sending {
            outcome.replace(Self::response(false));
        }
        Box::pin(std::future::ready(Ok(())))
    }
}

#[test]
fn a_hook_sees_no_body_of_a_stream_and_can_give_another_one() {
    run(async {
        for (of_sending, expected) in [(true, "at once"), (false, "afterwards")] {
            let seen = Arc::default();
            let hook = Instead { of_sending, seen: Arc::clone(&seen) };
            let (config, listener) = listen().await;
            let server = answer(listener, &["HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nsent"]);
            let handle = config.interceptor(hook).build().unwrap();
            let download = send(&handle, "up").await.unwrap();
            assert_eq!(download.collect(100).await.unwrap(), expected);
            let whole = of_sending.then(|| Bytes::from_static(b"at once"));
            assert_eq!(*seen.lock().unwrap(), [whole], "what is a stream is not there as a whole");
            server.abort();
        }
    });
}
