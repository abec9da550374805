//! A transport of ours as the HTTP client of AWS's crates.

use std::sync::Arc;
use std::time::Duration;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;

use crate::clock::{Clock, within};
use crate::transport::{Body, Transport, TransportError, TransportErrorKind};

/// The longest answer that is read, in bytes.
const LIMIT: usize = 1024 * 1024;

/// Sends what AWS's crates ask over a transport.
#[derive(Debug, Clone)]
pub(super) struct OverTransport {
    transport: Arc<dyn Transport>,
    clock: Arc<dyn Clock>,
    /// How long an answer may take. An instance that is none never answers.
    limit: Option<Duration>,
}

impl OverTransport {
    pub(super) fn new(transport: Arc<dyn Transport>, clock: Arc<dyn Clock>) -> Self {
        Self { transport, clock, limit: None }
    }
}

impl HttpClient for OverTransport {
    fn http_connector(&self, settings: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        let timeouts = [settings.connect_timeout(), settings.read_timeout()];
        let limit = timeouts.into_iter().flatten().reduce(Duration::saturating_add);
        SharedHttpConnector::new(Self { limit, ..self.clone() })
    }
}

impl HttpConnector for OverTransport {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let Self { transport, clock, limit } = self.clone();
        HttpConnectorFuture::new(async move {
            let sent = send(transport.as_ref(), request);
            within(clock.as_ref(), limit, std::pin::pin!(sent))
                .await
                .unwrap_or_else(|| Err(ConnectorError::timeout("no answer in time".into())))
        })
    }
}

async fn send(transport: &dyn Transport, request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
    let request = request.try_into_http1x().map_err(|error| ConnectorError::user(error.into()))?;
    let (head, body) = request.into_parts();
    let bytes = body.bytes().ok_or_else(|| ConnectorError::user("the body is not at hand".into()))?;
    let request = ::http::Request::from_parts(head, Body::from(bytes.to_vec()));
    let (head, body) = transport.send(request).await.map_err(failed)?.into_parts();
    let body = body.collect(LIMIT).await.map_err(|_| ConnectorError::io("the answer broke off".into()))?;
    let response = ::http::Response::from_parts(head, SdkBody::from(body.to_vec()));
    HttpResponse::try_from(response).map_err(|error| ConnectorError::other(error.into(), None))
}

fn failed(error: TransportError) -> ConnectorError {
    match error.kind() {
        TransportErrorKind::Timeout => ConnectorError::timeout(error.into()),
        TransportErrorKind::Connect | TransportErrorKind::Interrupted => ConnectorError::io(error.into()),
        TransportErrorKind::Other => ConnectorError::other(error.into(), None),
    }
}
