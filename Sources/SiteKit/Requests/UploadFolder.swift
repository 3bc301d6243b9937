import Foundation

/// The files of one request that went to the disk as they came in. They are taken away as soon as nobody holds one of them any more.
package final class UploadFolder: Sendable {
    fileprivate let url: URL

    init(below directory: URL) throws {
        url = directory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}

/// A file that a browser sent, on the disk for as long as this value is held. Its name is only what the sender claims.
package struct UploadedFile: Sendable {
    package let field: String
    package let name: String
    package let path: String
    package let size: Int
    private let folder: UploadFolder

    fileprivate init(field: String, name: String, path: String, size: Int, folder: UploadFolder) {
        (self.field, self.name, self.path, self.size, self.folder) = (field, name, path, size, folder)
    }
}

/// A file while it comes in.
final class FileBeingSent {
    private let field: String
    private let name: String
    private let path: String
    private let folder: UploadFolder
    private let descriptor: Int32
    private var size = 0

    init(field: String, name: String, in folder: UploadFolder) throws {
        (self.field, self.name, self.folder) = (field, name, folder)
        path = folder.url.appending(path: UUID().uuidString).path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileBeingSent.fault(folder) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: ArraySlice<UInt8>) throws {
        try bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw FileBeingSent.fault(folder) }
                rest = rest.dropFirst(count)
            }
        }
        size += bytes.count
    }

    func finish() throws -> UploadedFile { UploadedFile(field: field, name: name, path: path, size: size, folder: folder) }

    private static func fault(_ folder: UploadFolder) -> any Error {
        [ENOSPC, EDQUOT].contains(errno) ? StoreFull() : StoreFault.unusable(folder.url.deletingLastPathComponent().path)
    }
}

extension Store {
    /// Where files that were sent lie while they are read.
    package var incoming: URL { directory.appending(path: "incoming") }

    /// Puts bytes that a person sent where a worker can read them, for as long as the body runs. On a full disk nothing is read: what is
    /// left of the room is for the audit rows of views.
    package func whileOnDisk<T>(_ bytes: some Sequence<UInt8>, _ body: (_ path: String) async throws -> T) async throws -> T {
        if isFull { throw StoreFull() }
        let folder = try UploadFolder(below: incoming)
        let file = folder.url.appending(path: UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { withExtendedLifetime(folder) {} }
        return try await body(file.path)
    }

    /// After a stop in the middle of a request: what was half sent or half read is no one's.
    func forgetLeftovers() {
        let manager = FileManager.default
        try? manager.removeItem(at: incoming)
        // Where versions before this one read evidence from.
        for name in (try? manager.contentsOfDirectory(atPath: directory.path)) ?? [] where name.hasPrefix("reading-") {
            try? manager.removeItem(at: directory.appending(path: name))
        }
        files.forgetDrafts()
    }
}
