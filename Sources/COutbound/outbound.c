#include "include/outbound.h"
#include <curl/curl.h>
#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct answer {
    unsigned char *body;
    size_t count, limit, heads;
    bool is_too_large;
};

/// No provider needs a head of this size, its interim answers and trailers counted.
static const size_t longest_head = 65536;

/// What does not fit ends the transfer: curl stops reading when fewer bytes are taken than it offers.
static size_t take(char *bytes, size_t size, size_t count, void *context) {
    struct answer *answer = context;
    size_t offered = size * count;
    if (offered > answer->limit - answer->count) {
        answer->is_too_large = true;
        return CURL_WRITEFUNC_ERROR;
    }
    memcpy(answer->body + answer->count, bytes, offered);
    answer->count += offered;
    return offered;
}

static size_t take_head(char *bytes, size_t size, size_t count, void *context) {
    struct answer *answer = context;
    (void)bytes;
    answer->heads += size * count;
    if (answer->heads <= longest_head) return size * count;
    answer->is_too_large = true;
    return CURL_WRITEFUNC_ERROR;
}

// libcurl is loaded when the first question is near, not with the program: it brings some thirty libraries with it, which a confined worker
// and a service without a council's sign-in are better without.
#undef curl_easy_setopt
#undef curl_easy_getinfo
static __typeof__(&curl_global_init) global_init;
static __typeof__(&curl_easy_init) easy_init;
static __typeof__(&curl_easy_setopt) easy_setopt;
static __typeof__(&curl_easy_perform) easy_perform;
static __typeof__(&curl_easy_getinfo) easy_getinfo;
static __typeof__(&curl_easy_cleanup) easy_cleanup;
static __typeof__(&curl_slist_append) slist_append;
static __typeof__(&curl_slist_free_all) slist_free_all;

int outbound_prepare(void) {
    void *library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return -1;
#define FIND(name) if ((name = (__typeof__(name))dlsym(library, "curl_" #name)) == NULL) return -1
    FIND(global_init);
    FIND(easy_init);
    FIND(easy_setopt);
    FIND(easy_perform);
    FIND(easy_getinfo);
    FIND(easy_cleanup);
    FIND(slist_append);
    FIND(slist_free_all);
    return global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? 0 : -1;
}

/// An option that cannot be set is a question that is not asked.
#define SET(option, value) if (easy_setopt(curl, option, value) != CURLE_OK) goto unset

enum outbound_outcome outbound_ask(
    const struct outbound_question *question, unsigned char *body, size_t limit, size_t *count, long *status) {
    struct answer answer = {.body = body, .limit = limit};
    enum outbound_outcome outcome = outbound_not_reached;
    struct curl_slist *headers = NULL;
    CURL *curl = easy_init();
    *count = 0;
    *status = 0;
    if (curl == NULL) return outcome;

    char authorisation[8192];
    const char *lines[] = {"Accept: application/json", "Expect:", NULL};
    if (question->authorisation != NULL) {
        int length = snprintf(authorisation, sizeof authorisation, "Authorization: %s", question->authorisation);
        if (length < 0 || (size_t)length >= sizeof authorisation) goto unset;
        lines[2] = authorisation;
    }
    for (size_t line = 0; line < 3 && lines[line] != NULL; line++) {
        struct curl_slist *longer = slist_append(headers, lines[line]);
        if (longer == NULL) goto unset;
        headers = longer;
    }

    SET(CURLOPT_URL, question->address);
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    SET(CURLOPT_HTTPHEADER, headers);
    if (question->form != NULL) {
        SET(CURLOPT_POSTFIELDSIZE, (long)strlen(question->form));
        SET(CURLOPT_POSTFIELDS, question->form);
    }

    SET(CURLOPT_FOLLOWLOCATION, 0L);
    // An empty text is no proxy; without it libcurl would look into the environment.
    SET(CURLOPT_PROXY, "");
    SET(CURLOPT_NOPROXY, "*");
    SET(CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);

    SET(CURLOPT_SSL_VERIFYPEER, 1L);
    SET(CURLOPT_SSL_VERIFYHOST, 2L);
    SET(CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (question->authorities != NULL) SET(CURLOPT_CAINFO, question->authorities);

    SET(CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
    SET(CURLOPT_HTTP09_ALLOWED, 0L);
    SET(CURLOPT_HTTP_CONTENT_DECODING, 0L);

    SET(CURLOPT_TIMEOUT_MS, question->milliseconds);
    SET(CURLOPT_CONNECTTIMEOUT_MS, question->milliseconds);
    SET(CURLOPT_NOSIGNAL, 1L);
    // A name that is still being looked up when the time is over is not waited for.
    SET(CURLOPT_QUICK_EXIT, 1L);
    SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)limit);
    SET(CURLOPT_WRITEFUNCTION, take);
    SET(CURLOPT_WRITEDATA, &answer);
    SET(CURLOPT_HEADERFUNCTION, take_head);
    SET(CURLOPT_HEADERDATA, &answer);

    switch (easy_perform(curl)) {
    case CURLE_OK:
        if (easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status) != CURLE_OK) break;
        *count = answer.count;
        outcome = outbound_answered;
        break;
    case CURLE_OPERATION_TIMEDOUT: outcome = outbound_too_slow; break;
    case CURLE_FILESIZE_EXCEEDED: outcome = outbound_too_large; break;
    default:
        if (answer.is_too_large) outcome = outbound_too_large;
    }
unset:
    slist_free_all(headers);
    easy_cleanup(curl);
    return outcome;
}
