/// The names of a form’s fields, which it sends along, so that what no page of ours has is refused in words and not passed over.
///
/// The list protects nothing by itself: a handler takes only what it names. Figures and identifiers in a name stand as `#`.
struct FormNames: Sendable, Hashable {
    static let field = "fields"
    /// What any form may send: what belongs to the sending, and the proof that somebody is asked for again.
    private static let always: Set<String> = ["token", "form-key", "version", "proof", field]

    private let names: Set<String>

    /// Those that stand in the markup of a form.
    init(in body: HTML) {
        let (bytes, mark) = (body.bytes, Array(" name=\"".utf8))
        var (found, start) = (Set<String>(), bytes.startIndex)
        while let range = bytes[start...].firstRange(of: mark), let end = bytes[range.upperBound...].firstIndex(of: UInt8(ascii: "\"")) {
            found.insert(FormNames.patterned(String(decoding: bytes[range.upperBound..<end], as: UTF8.self)))
            start = end
        }
        names = found
    }

    /// Those that a form says it has; nil when it says nothing, as those before signing in.
    init?(sentIn form: Fields) {
        guard form.has(FormNames.field) else { return nil }
        names = Set(form[FormNames.field].split(separator: ",").map(String.init))
    }

    var text: String { names.sorted().joined(separator: ",") }

    /// The first name that was sent and is none of them.
    func stranger(among sent: some Sequence<String>) -> String? {
        sent.first { !FormNames.always.contains($0) && !names.contains(FormNames.patterned($0)) }
    }

    /// The bytes of a name with `#` for a run of figures or an identifier.
    private static func patterned(_ name: String) -> String {
        guard name.utf8.contains(where: { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) || name.utf8.count >= 32 else {
            return name
        }
        return name.replacing(/[0-9a-f]{32}|[0-9]+/, with: "#")
    }
}
