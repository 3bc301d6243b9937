import Foundation
import Synchronization

/// Room on the disk that only the audit rows of views may use: a file that is made shorter, step by step, when the disk is full.
final class AuditReserve: Sendable {
    static let size = 16 * 1024 * 1024
    private static let step = 256 * 1024

    private struct Room {
        var kept: Int
        /// True once the room was asked for: a command that only opens the store for a moment keeps none.
        var isWanted = false
    }

    private let descriptor: Int32
    private let room: Mutex<Room>

    init(in directory: URL) throws {
        descriptor = open(directory.appending(path: "audit.reserve").path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFault.unusable(directory.path) }
        room = Mutex(Room(kept: min(Int(lseek(descriptor, 0, SEEK_END)), AuditReserve.size)))
    }

    deinit { close(descriptor) }

    /// The bytes that are kept.
    var bytes: Int { room.withLock { $0.kept } }
    /// True while the disk is so full that the reserve could not be kept whole.
    var isDrawnUpon: Bool { room.withLock { $0.isWanted && $0.kept < AuditReserve.size } }

    /// Gives up a step of the room; false when none is left.
    func giveUpStep() -> Bool {
        room.withLock { room in
            let shorter = max(0, room.kept - AuditReserve.step)
            guard room.kept > 0, ftruncate(descriptor, off_t(shorter)) == 0 else { return false }
            room = Room(kept: shorter, isWanted: true)
            return true
        }
    }

    /// Keeps the whole room, if the disk has it.
    @discardableResult
    func refill() -> Bool {
        room.withLock { room in
            room.isWanted = true
            if room.kept == AuditReserve.size { return true }
            guard posix_fallocate(descriptor, 0, off_t(AuditReserve.size)) == 0 else {
                // What was taken on the way there goes back.
                _ = ftruncate(descriptor, off_t(room.kept))
                return false
            }
            room.kept = AuditReserve.size
            return true
        }
    }
}
