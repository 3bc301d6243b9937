import Foundation

/// Limits that the kernel keeps. Each holds for the worker and, separately, for every program it starts.
enum ResourceLimits {
    static func apply(_ limits: IntakeLimits) throws(Refusal) {
        try lower(RLIMIT_AS, to: limits.memory)
        // The first ends the process with a signal that says why; the second cannot be ignored.
        try lower(RLIMIT_CPU, to: limits.processorSeconds, hard: limits.processorSeconds + 1)
        try lower(RLIMIT_FSIZE, to: 0)
        try lower(RLIMIT_NOFILE, to: 64)
        try lower(RLIMIT_CORE, to: 1)
    }

    static func lower(_ resource: __rlimit_resource, to soft: UInt64, hard: UInt64? = nil) throws(Refusal) {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { throw .notConfined }
        limit.rlim_max = min(limit.rlim_max, rlim_t(hard ?? soft))
        limit.rlim_cur = min(limit.rlim_max, rlim_t(soft))
        guard setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0 else { throw .notConfined }
    }
}
