import CConfinement
import Foundation

/// Interrupts a thread that waits in `poll`, from any other.
final class Wake: Sendable {
    let descriptor: Int32
    private let bell: Int32

    init() throws(Refusal) {
        var ends: [Int32] = [-1, -1]
        guard confinement_pipe(&ends) == 0, let first = ends.first, let last = ends.last else { throw .workerFailed }
        descriptor = first
        bell = last
    }

    /// Nobody reads it away, so it stays rung.
    func ring() { _ = write(bell, "!", 1) }

    deinit {
        close(descriptor)
        close(bell)
    }
}
