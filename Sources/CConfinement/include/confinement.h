#pragma once

// Each function answers 0, or the negative error number of what the kernel refused.
// What is taken away stays away: from this process, its threads and every program it starts.

/// No socket of any kind, no hand on another process, no way out of the process group, no raised limits.
int confinement_of_worker(void);

/// Only the named files and folders can be read, and nothing can be written. Holds for the calling thread and for what
/// it starts. Answers -ENOSYS where the kernel has no Landlock.
int confinement_to_files(const char *const *paths, int count);

/// Whether the kernel offers this: 1 or 0.
int confinement_to_files_is_offered(void);

/// No new process and no other program: threads only.
int confinement_without_processes(void);

/// Starts a program that can start no other, with `out` and `err` as its output and no other descriptor but input.
/// Answers its process number. A program that cannot be executed ends with status 127.
int confinement_start(const char *program, char *const arguments[], char *const environment[], int out, int err);

/// Starts a worker as the leader of a process group of its own, with `out` and `err` as its output, an empty input, no other
/// descriptor and fresh signals. Answers its process number.
int confinement_start_worker(const char *program, char *const arguments[], char *const environment[], int out, int err);

/// A pipe, reading end first, that no program inherits by accident.
int confinement_pipe(int ends[2]);
