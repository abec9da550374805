//! The settings that the configurations of all generated clients share.

/// Gives the builder of a generated configuration the settings of its
/// [`HandleConfig`](crate::client::HandleConfig), which it holds in the field that is named.
#[macro_export]
macro_rules! config_setters {
    ($builder:ident, $handle:ident) => {
        impl $builder {
            /// Sets what sends the requests. Clients that are given the same transport share
            /// connections.
            pub fn transport(mut self, transport: impl $crate::transport::Transport + 'static) -> Self {
                self.$handle = self.$handle.transport(transport);
                self
            }

            /// Sets the clock, for dates in signatures and for timeouts.
            pub fn clock(mut self, clock: impl $crate::clock::Clock + 'static) -> Self {
                self.$handle = self.$handle.clock(clock);
                self
            }

            /// Sets whether calls that failed are tried again: as
            /// [`StandardRetries`]($crate::retry::StandardRetries) says, if nothing else is set;
            /// [`NoRetries`]($crate::retry::NoRetries) for never.
            pub fn retries(mut self, policy: impl $crate::retry::RetryPolicy + 'static) -> Self {
                self.$handle = self.$handle.retries(policy);
                self
            }

            /// Adds a hook that sees every call, after those that were added before. See
            /// [`intercept`]($crate::intercept).
            pub fn interceptor(mut self, interceptor: impl $crate::intercept::Interceptor + 'static) -> Self {
                self.$handle = self.$handle.interceptor(interceptor);
                self
            }

            /// Sets where idempotency tokens come from: random UUIDs, if nothing else is set.
            pub fn idempotency_tokens(
                mut self,
                tokens: impl ::std::ops::Fn() -> ::std::string::String
                + ::std::marker::Send
                + ::std::marker::Sync
                + 'static,
            ) -> Self {
                self.$handle = self.$handle.idempotency_tokens(tokens);
                self
            }

            /// Sets how long a connection may take to come about: ten seconds, if nothing else is
            /// set; `None` leaves it to the system. A transport that is set has a setting of its own.
            #[cfg(feature = "reqwest")]
            pub fn connect_timeout(
                mut self,
                timeout: impl ::std::convert::Into<::std::option::Option<::std::time::Duration>>,
            ) -> Self {
                self.$handle = self.$handle.connect_timeout(timeout);
                self
            }

            /// Sets how long one attempt to get a response may take; `None`, the default, leaves it
            /// to the timeout of the whole call.
            pub fn attempt_timeout(
                mut self,
                timeout: impl ::std::convert::Into<::std::option::Option<::std::time::Duration>>,
            ) -> Self {
                self.$handle = self.$handle.attempt_timeout(timeout);
                self
            }

            /// Sets how long a call may take as a whole, with all its attempts: a minute, if nothing else is set; `None` for
            /// as long as it takes.
            pub fn operation_timeout(
                mut self,
                timeout: impl ::std::convert::Into<::std::option::Option<::std::time::Duration>>,
            ) -> Self {
                self.$handle = self.$handle.operation_timeout(timeout);
                self
            }

            /// Sets how long the next piece of a response that is a stream may take. If nothing is
            /// set, it is a minute for bytes, and as long as it takes for events; `None` is as long
            /// as it takes for both.
            pub fn stall_timeout(
                mut self,
                timeout: impl ::std::convert::Into<::std::option::Option<::std::time::Duration>>,
            ) -> Self {
                self.$handle = self.$handle.stall_timeout(timeout);
                self
            }

            /// Sets how many bytes of a response's body are read at most: 64 MiB, if nothing else is
            /// set. A larger one is an error.
            #[inline]
            pub fn response_limit(mut self, bytes: usize) -> Self {
                self.$handle = self.$handle.response_limit(bytes);
                self
            }

            /// Sets how many redirects an attempt follows: none, if nothing else is set, and a redirect
            /// is an error response. Within an origin the request is authenticated again. To another
            /// origin goes a request that reads, and nothing of what it carries; all others stay.
            #[inline]
            pub fn redirects(mut self, limit: u32) -> Self {
                self.$handle = self.$handle.redirects(limit);
                self
            }

            /// Sets whether operations put their prefix in front of the endpoint's host, as they do
            /// if nothing else is set. An endpoint that is an address needs none.
            #[inline]
            pub fn host_prefix(mut self, enabled: bool) -> Self {
                self.$handle = self.$handle.host_prefix(enabled);
                self
            }

            /// Allows unencrypted requests to other machines than this one. Keys travel in them.
            #[inline]
            pub fn allow_http(mut self, allowed: bool) -> Self {
                self.$handle = self.$handle.allow_http(allowed);
                self
            }

            $crate::validation_setter!($handle);

            /// Adds a product, such as `my-tool/1.2`, to the end of the `user-agent` header.
            #[inline]
            pub fn user_agent(mut self, product: &str) -> Self {
                self.$handle = self.$handle.user_agent(product);
                self
            }
        }
    };
}

/// The setting of the feature `validation`.
#[cfg(feature = "validation")]
#[doc(hidden)]
#[macro_export]
macro_rules! validation_setter {
    ($handle:ident) => {
        /// Sets whether inputs are held against the limits of their specification before they are
        /// sent; see [`validation`]($crate::validation). They are not, if nothing else is set.
        #[inline]
        pub fn validate(mut self, enabled: bool) -> Self {
            self.$handle = self.$handle.validate(enabled);
            self
        }
    };
}

/// Nothing: the feature `validation` is off.
#[cfg(not(feature = "validation"))]
#[doc(hidden)]
#[macro_export]
macro_rules! validation_setter {
    ($handle:ident) => {};
}
