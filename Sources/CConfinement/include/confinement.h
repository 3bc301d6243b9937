#pragma once

/// Forbids this process and its children, for good, to open any network socket.
/// Answers 0, or the negative error number of the kernel's refusal.
int confinement_without_network(void);
