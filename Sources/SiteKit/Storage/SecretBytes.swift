import Crypto
import Foundation

/// Thirty-two random bytes in a file outside the store, and what can be done with them.
package struct SecretBytes: Sendable {
    private let bytes: [UInt8]

    /// Reads the file, or makes it. Never over a file that is there.
    package init(named name: String, in directory: URL) throws {
        let file = directory.appending(path: name)
        let count = 32
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            guard let bytes = [UInt8](hexadecimal: text.trimmed, count: count) else { throw AuditFault.unreadableKey(file.path) }
            self.bytes = bytes
            return
        }
        if FileManager.default.fileExists(atPath: file.path) { throw AuditFault.unreadableKey(file.path) }
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let bytes = [UInt8](random: count)
        let descriptor = open(file.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw AuditFault.unusable(directory.path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data((bytes.hexadecimal + "\n").utf8))
        try handle.synchronize()
        self.bytes = bytes
    }

    /// HMAC with SHA-256.
    package func authenticate(_ message: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: bytes)))
    }
}

extension Array<UInt8> {
    /// Bytes that nobody can foretell: the kernel's, through the system's generator.
    init(random count: Int) {
        var generator = SystemRandomNumberGenerator()
        self = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
