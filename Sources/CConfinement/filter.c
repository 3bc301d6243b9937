// The system calls that a process reading a stranger's file must not make. A list of what is refused, not of what is
// allowed: the Swift runtime and poppler change the calls they use, and a worker that fails on an update helps nobody.
#define _GNU_SOURCE
#include "confinement.h"
#include <errno.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

static int refuse(scmp_filter_ctx filter, const int *calls, size_t count) {
    int outcome = 0;
    for (size_t i = 0; outcome == 0 && i < count; i++)
        outcome = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), calls[i], 0);
    return outcome;
}

static int refuse_if(scmp_filter_ctx filter, int call, struct scmp_arg_cmp when) {
    return seccomp_rule_add_array(filter, SCMP_ACT_ERRNO(EPERM), call, 1, &when);
}

// Calls of another architecture (32 bit, x32) end the process: that is libseccomp's default.
static scmp_filter_ctx everything_allowed(void) {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
    // Without this, threads that the runtime has already started would stay free.
    if (filter != NULL) seccomp_attr_set(filter, SCMP_FLTATR_CTL_TSYNC, 1);
    return filter;
}

static int load(scmp_filter_ctx filter, int outcome) {
    if (outcome == 0) outcome = seccomp_load(filter);
    seccomp_release(filter);
    return outcome;
}

int confinement_of_worker(void) {
    static const int refused[] = {
        // Network. Without a socket the other calls on sockets have nothing to work on; io_uring makes them unseen.
        SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(io_uring_setup), SCMP_SYS(io_uring_enter), SCMP_SYS(io_uring_register),
        // Other processes: the server runs as the same user.
        SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(pidfd_getfd), SCMP_SYS(kill),
        SCMP_SYS(tkill), SCMP_SYS(rt_sigqueueinfo), SCMP_SYS(rt_tgsigqueueinfo), SCMP_SYS(pidfd_send_signal),
        // The server ends the whole process group; nothing may leave it.
        SCMP_SYS(setsid), SCMP_SYS(setpgid),
        SCMP_SYS(setrlimit),
        // Parts of the kernel that no reader of files needs.
        SCMP_SYS(unshare), SCMP_SYS(setns), SCMP_SYS(mount), SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd),
        SCMP_SYS(keyctl), SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(open_by_handle_at),
    };
    // A worker whose server was killed has nobody to answer.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return -errno;
    scmp_filter_ctx filter = everything_allowed();
    if (filter == NULL) return -ENOMEM;
    int outcome = refuse(filter, refused, sizeof refused / sizeof *refused);
    // A process may signal itself (this is how abort ends it) and ask for its limits.
    if (outcome == 0) outcome = refuse_if(filter, SCMP_SYS(tgkill), SCMP_A0(SCMP_CMP_NE, getpid()));
    if (outcome == 0) outcome = refuse_if(filter, SCMP_SYS(prlimit64), SCMP_A2(SCMP_CMP_NE, 0));
    if (outcome == 0) outcome = refuse_if(filter, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER));
    // The flags of clone3 are out of a filter's sight. Told that it does not exist, the C library uses clone.
    if (outcome == 0) outcome = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    return load(filter, outcome);
}

// What a program that was just forked needs is to become another one, once; the worker itself does not need that either.
static int without_processes(int may_execute) {
    static const int refused[] = {SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(execve), SCMP_SYS(execveat)};
    scmp_filter_ctx filter = everything_allowed();
    if (filter == NULL) return -ENOMEM;
    int outcome = refuse(filter, refused, may_execute ? 2 : 4);
    if (outcome == 0) outcome = refuse_if(filter, SCMP_SYS(clone), SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
    if (outcome == 0) outcome = seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);
    return load(filter, outcome);
}

int confinement_without_processes(void) { return without_processes(0); }

int confinement_before_execution(void) { return without_processes(1); }
