import Foundation
import Intake

/// Reads a file eight times as the service would, and prints all that the service could log or show.
func actAsParent(file: String) async -> Never {
    let pool = WorkerPool(
        ended: { end in print("worker ended", end.kind, end.refusal?.code ?? "-", end.seconds, end.signal ?? 0, end.noise) })
    for _ in 0..<8 {
        do throws(Refusal) {
            print("read", try await pool.read(file, kind: .report, as: [String].self))
        } catch {
            print("refused", error.code, error.words)
        }
        print("open descriptors", (0..<1_024).count { fcntl($0, F_GETFD) >= 0 })
    }
    exit(0)
}

/// A service that meets a fault of its own.
func actAsServer() -> Never {
    turnOffCrashReports()
    discardStandardError()
    _ = write(STDOUT_FILENO, "serving\n", 8)
    crash(quoting: "a name nobody may see")
}
