// The functions that Swift does not see in the C library of Linux, because it imports it without _GNU_SOURCE.
#define _GNU_SOURCE
#include "confinement.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

int confinement_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) == 0 ? 0 : -errno; }

static int connect_output(posix_spawn_file_actions_t *files, int out, int err) {
    int outcome = posix_spawn_file_actions_addopen(files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (outcome == 0) outcome = posix_spawn_file_actions_adddup2(files, out, STDOUT_FILENO);
    if (outcome == 0) outcome = posix_spawn_file_actions_adddup2(files, err, STDERR_FILENO);
    // The database, the sockets of signed-in people: nothing but these three goes over.
    if (outcome == 0) outcome = posix_spawn_file_actions_addclosefrom_np(files, 3);
    return outcome;
}

// A server ignores some signals and blocks others; a program started by it would do the same for ever.
static int start_afresh(posix_spawnattr_t *attributes) {
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setpgroup(attributes, 0);
    return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
}

int confinement_start_worker(const char *program, char *const arguments[], char *const environment[], int out, int err) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    pid_t process = 0;
    if (posix_spawn_file_actions_init(&files) != 0) return -ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        posix_spawn_file_actions_destroy(&files);
        return -ENOMEM;
    }
    int outcome = connect_output(&files, out, err);
    if (outcome == 0) outcome = start_afresh(&attributes);
    if (outcome == 0) outcome = posix_spawn(&process, program, &files, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
    return outcome == 0 ? process : -outcome;
}
