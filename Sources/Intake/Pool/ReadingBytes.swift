import Foundation

extension WorkerPool {
    /// Reads bytes that a person sent: they stand in a private folder for as long as the worker looks at them.
    package func read<Found: Decodable & Sendable>(
        bytes: some Collection<UInt8> & Sendable, kind: FileKind, as: Found.Type = Found.self, in folder: URL
    ) async throws -> Found {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let file = folder.appending(path: UUID().uuidString)
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await read(file.path, kind: kind, as: Found.self)
    }
}
