import Foundation

/// A file with one secret in hexadecimal digits, which only its owner can read. It lies outside the store, so that a copy of the store
/// alone opens nothing that is sealed with it.
enum KeyFile {
    /// The secret of that file, which is made when it is not there.
    static func secret(_ name: String, count: Int, in directory: URL) throws -> [UInt8] {
        let file = directory.appending(path: name)
        if let text = try? String(contentsOf: file, encoding: .utf8) {
            guard let secret = [UInt8](hexadecimal: text.trimmed, count: count) else { throw KeyFault.unreadable(file.path) }
            return secret
        }
        guard !FileManager.default.fileExists(atPath: file.path) else { throw KeyFault.unreadable(file.path) }
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let secret = [UInt8](random: count)
        try keep(secret.hexadecimal, in: file, mode: 0o600)
        return secret
    }

    /// Never over a file that is there.
    static func keep(_ text: String, in file: URL, mode: mode_t) throws {
        let descriptor = open(file.path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw KeyFault.unusable(file.deletingLastPathComponent().path) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data((text + "\n").utf8))
        try handle.synchronize()
    }
}

package enum KeyFault: InWords, Hashable {
    case unreadable(String), unusable(String)

    package var words: String {
        switch self {
        case .unreadable(let path): "\(path) is no key of this service, or cannot be read. Put the right file back from your copy."
        case .unusable(let path): "No key can be kept in \(path). Check that the directory is there and may be written."
        }
    }
}
