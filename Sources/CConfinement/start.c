// posix_spawn has no place for a filter between the fork and the new program, so this is a fork of our own.
#define _GNU_SOURCE
#include "confinement.h"
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

int confinement_before_execution(void);

int confinement_start(const char *program, char *const arguments[], char *const environment[], int out, int err) {
    pid_t child = fork();
    if (child != 0) return child < 0 ? -errno : child;
    // The program does not outlive a worker that was killed.
    int ready = prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && dup2(out, STDOUT_FILENO) >= 0 && dup2(err, STDERR_FILENO) >= 0
        && close_range(3, ~0U, 0) == 0 && confinement_before_execution() == 0;
    if (ready) execve(program, arguments, environment);
    _exit(127);
}
