import Foundation

/// Writes the rows of many waiting views in one commit: while one commit is under way, the views that come in wait for the next.
actor ViewCommits {
    private struct Waiting {
        let entries: [AuditEntry]
        let continuation: CheckedContinuation<Void, any Error>
    }

    /// Enough to share a commit well, and few enough that nobody who saves something waits long behind it.
    private static let mostRows = 2000
    private let write: @Sendable ([AuditEntry]) async throws -> Void
    private var waiting: [Waiting] = []
    private var isWriting = false
    private(set) var commits = 0

    init(_ write: @escaping @Sendable ([AuditEntry]) async throws -> Void) { self.write = write }

    /// Returns when the rows are on the disk.
    func record(_ entries: [AuditEntry]) async throws {
        try await withCheckedThrowingContinuation { continuation in
            waiting.append(Waiting(entries: entries, continuation: continuation))
            if isWriting { return }
            isWriting = true
            // A task of its own, so that a visitor who goes away does not break off the commit of the others.
            Task { await writeAll() }
        }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            let batch = nextBatch()
            commits += 1
            let outcome: Result<Void, any Error>
            do { outcome = .success(try await write(batch.flatMap(\.entries))) } catch { outcome = .failure(error) }
            for view in batch { view.continuation.resume(with: outcome) }
        }
        isWriting = false
    }

    private func nextBatch() -> [Waiting] {
        var (rows, count) = (0, 0)
        for view in waiting where rows < ViewCommits.mostRows {
            rows += view.entries.count
            count += 1
        }
        defer { waiting.removeFirst(count) }
        return Array(waiting.prefix(count))
    }
}
