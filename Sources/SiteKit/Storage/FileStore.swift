import Foundation

/// Files kept under the SHA-256 of their bytes, outside anything the server serves by path.
package struct FileStore: Sendable {
    private let directory: URL

    init(_ directory: URL) throws {
        self.directory = directory
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// Keeps the bytes and answers their digest. The same bytes are kept once.
    package func keep(_ bytes: some Sequence<UInt8>) throws -> Digest {
        let data = Data(bytes)
        let digest = Digest(of: data)
        let file = url(of: digest)
        if !FileManager.default.fileExists(atPath: file.path) {
            try data.write(to: file, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        }
        return digest
    }

    package func bytes(of digest: Digest) throws -> Data { try Data(contentsOf: url(of: digest)) }

    package func url(of digest: Digest) -> URL { directory.appending(path: digest.text) }
}
