import Foundation

/// Files kept under the SHA-256 of their bytes, outside anything the server serves by path.
package struct FileStore: Sendable {
    private let directory: URL

    init(_ directory: URL) throws {
        self.directory = directory
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Keeps the bytes and answers their digest. The same bytes are kept once, and they are on the disk before this returns.
    package func keep(_ bytes: some Sequence<UInt8>) throws -> Digest {
        let data = Data(bytes)
        let digest = Digest(of: data)
        // A copy that was damaged meanwhile is put right.
        if (try? self.bytes(of: digest)) == nil { try write(data, to: url(of: digest)) }
        return digest
    }

    /// The bytes as they were kept. What is gone, or no longer has its digest, is not served.
    package func bytes(of digest: Digest) throws -> Data {
        guard let data = try? Data(contentsOf: url(of: digest)) else { throw DamagedCopy(.file, digest.text, isMissing: true) }
        guard Digest(of: data) == digest else { throw DamagedCopy(.file, digest.text) }
        return data
    }

    /// The digests of the files that are there, and the names of what is no file of the store.
    func names() throws -> (digests: [Digest], strangers: [String]) {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
        return (names.compactMap { Digest($0) }, names.filter { Digest($0) == nil && !$0.hasPrefix(FileStore.draft) })
    }

    /// A draft is there only while a file is being written.
    func forgetDrafts() {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? [] where name.hasPrefix(FileStore.draft) {
            try? FileManager.default.removeItem(at: directory.appending(path: name))
        }
    }

    private static let draft = "draft-"

    package func url(of digest: Digest) -> URL { directory.appending(path: digest.text) }

    /// Under another name first and then in its place, so that no half-written file ever has the digest for its name.
    private func write(_ data: Data, to file: URL) throws {
        let draft = directory.appending(path: FileStore.draft + UUID().uuidString)
        guard FileManager.default.createFile(atPath: draft.path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw StoreFault.unusable(directory.path)
        }
        do {
            let handle = try FileHandle(forWritingTo: draft)
            try handle.write(contentsOf: data)
            try handle.synchronize()
            try handle.close()
            guard rename(draft.path, file.path) == 0 else { throw StoreFault.unusable(directory.path) }
        } catch {
            try? FileManager.default.removeItem(at: draft)
            throw error
        }
        try synchronizeDirectory()
    }

    /// The new name itself outlives a power cut only once its directory is on the disk.
    private func synchronizeDirectory() throws {
        let descriptor = open(directory.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StoreFault.unusable(directory.path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw StoreFault.unusable(directory.path) }
    }
}
