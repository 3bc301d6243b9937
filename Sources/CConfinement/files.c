// Landlock, called by number: Debian 12's C library has no functions for it.
#define _GNU_SOURCE
#include "confinement.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// All rights of the first version, which every kernel with Landlock knows, and truncation (1 << 14) from the third.
static const __u64 first_version = (1ULL << 13) - 1, truncation = 1ULL << 14;
static const __u64 reading = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;

static int allow(int rules, const char *path) {
    int place = open(path, O_PATH | O_CLOEXEC);
    // What cannot be reached needs no permission: /lib64 exists on some machines only.
    if (place < 0) return 0;
    struct stat status;
    struct landlock_path_beneath_attr beneath = {.allowed_access = reading, .parent_fd = place};
    int outcome = fstat(place, &status);
    if (outcome == 0 && S_ISDIR(status.st_mode)) beneath.allowed_access |= LANDLOCK_ACCESS_FS_READ_DIR;
    if (outcome == 0) outcome = (int)syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0);
    if (outcome != 0) outcome = -errno;
    close(place);
    return outcome;
}

int confinement_to_files_is_offered(void) {
    return syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

int confinement_to_files(const char *const *paths, int count) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    // Containers of some years ago answer EPERM for a call that they do not know.
    if (version < 1) return -ENOSYS;
    struct landlock_ruleset_attr handled = {.handled_access_fs = version >= 3 ? first_version | truncation : first_version};
    int rules = (int)syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0) return -errno;
    int outcome = 0;
    for (int i = 0; outcome == 0 && i < count; i++) outcome = allow(rules, paths[i]);
    if (outcome == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) outcome = -errno;
    if (outcome == 0 && syscall(SYS_landlock_restrict_self, rules, 0) != 0) outcome = -errno;
    close(rules);
    return outcome;
}
