import GRDB

/// Says to a monitor that the service answers, that its store can be read, and what protects it that not every machine has.
struct HealthPage: Sendable {
    static let place = Place("/health")
    let store: Store
    /// Lines about the machine, from the parts that know.
    let notes: [String]

    func register(on site: inout Site) {
        site.get(HealthPage.place, .anyone) { [store, notes] _ in
            let version = try? await store.read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
            let gaps = (try? await store.read { try AcceptedGap.all(in: $0) }) ?? []
            let state =
                if version == nil { "the store cannot be read" } else if store.isFull {
                    "the disk is full: nothing can be saved"
                } else { "well" }
            let lines = version.map { ["SQLite \($0)\(advice(on: $0))"] + notes + gaps.map(\.words) } ?? []
            let words = ([state] + lines + [room].compactMap { $0 }).map { $0 + "\n" }.joined()
            return .file(
                Download(
                    words.utf8, type: "text/plain; charset=utf-8", name: "health", manner: .inline, status: state == "well" ? 200 : 503))
        }
    }

    private var room: String? {
        store.roomLeft.map { "room on the disk: \($0 / 1_000_000) MB\($0 < 500_000_000 ? ", which is little: make room" : "")" }
    }

    /// Before 3.51.3 a store could be damaged when two connections wrote and checkpointed at once; one process writes here.
    private func advice(on version: String) -> String {
        let parts = version.split(separator: ".").compactMap { Int($0) }
        return parts.lexicographicallyPrecedes([3, 51, 3]) ? ", older than 3.51.3: let no other program write to the store" : ""
    }
}
