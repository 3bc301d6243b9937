import Foundation

/// How a program ended.
enum ProcessEnding: Hashable, Sendable {
    case exit(Int32)
    case signal(Int32)

    /// Waits for the child and takes it off the kernel's list.
    static func of(_ child: Int32) -> ProcessEnding {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 {
            guard errno == EINTR else { return .exit(-1) }
        }
        let signal = status & 0x7F
        return signal == 0 ? .exit((status >> 8) & 0xFF) : .signal(signal)
    }
}
