#pragma once
#include <stddef.h>

// One question to another machine by the system's libcurl, with every property of it set here: HTTP/1.1 over TLS 1.2 or later, a
// certificate of an authority that this machine trusts and for that host, no proxy whatever the environment says, no redirect followed,
// nothing decompressed, no cookie, no name and password from a file, and a bound on time and size.

enum outbound_outcome {
    outbound_answered,
    outbound_not_reached,
    outbound_too_slow,
    outbound_too_large,
};

struct outbound_question {
    /// Only http and https are asked.
    const char *address;
    /// An encoded form to post; NULL asks with GET.
    const char *form;
    /// The value of an Authorization header; NULL for none.
    const char *authorisation;
    /// For the whole of it, from looking up the name to the last byte of the answer.
    long milliseconds;
    /// A file of further authorities to trust, for tests; NULL for those of this machine alone.
    const char *authorities;
};

/// Loads libcurl, once for the process and before the first question. Answers 0; anything else when it is not there.
int outbound_prepare(void);

/// Asks, and waits for the end. `body` has room for `limit` bytes; nothing beyond it is read.
enum outbound_outcome outbound_ask(
    const struct outbound_question *question, unsigned char *body, size_t limit, size_t *count, long *status);
