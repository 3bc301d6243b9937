import Foundation

/// Why a store cannot be opened, in words for whoever runs the command.
package enum StoreFault: Error, CustomStringConvertible {
    case inUse(String)
    case missing(String)
    case newerThanThisProgram
    case unusable(String)

    package var description: String {
        switch self {
        case .inUse(let path): "The store \(path) is in use by another Throughline process. Stop that process, or let it do the work."
        case .missing(let path): "There is no store in \(path). Give the directory of the store with --store."
        case .newerThanThisProgram: "This store was written by a newer Throughline. Start it with that version."
        case .unusable(let path): "The directory \(path) cannot be written. Check who owns it."
        }
    }
}

/// Holds the store for one process until the process ends, however it ends.
final class StoreLock: Sendable {
    private let descriptor: Int32

    init(_ directory: URL) throws {
        let path = directory.appending(path: "store.lock").path
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFault.unusable(directory.path) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreFault.inUse(directory.path)
        }
    }

    deinit { close(descriptor) }
}
