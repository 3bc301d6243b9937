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
            let words =
                version.map { "well\nSQLite \($0)\(advice(on: $0))\n" + notes.map { $0 + "\n" }.joined() } ?? "the store cannot be read\n"
            return .file(
                Download(words.utf8, type: "text/plain; charset=utf-8", name: "health", manner: .inline, status: version == nil ? 503 : 200)
            )
        }
    }

    /// Before 3.51.3 a store could be damaged when two connections wrote and checkpointed at once; one process writes here.
    private func advice(on version: String) -> String {
        let parts = version.split(separator: ".").compactMap { Int($0) }
        return parts.lexicographicallyPrecedes([3, 51, 3]) ? ", older than 3.51.3: let no other program write to the store" : ""
    }
}
