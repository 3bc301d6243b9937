import Foundation

/// What one audit row will say, before it has its place in the chain. Nobody's name and no free text but the note, which is kept
/// beside the chain.
struct AuditEntry: Sendable {
    enum Kind: String, Sendable { case change, view }

    let kind: Kind
    let changer: Changer
    let act: Act
    let subject: String
    /// The name of a ground or the reference of a reason, never the reason's own words.
    let ground: String?
    let note: String

    init(_ kind: Kind, _ act: Act, by changer: Changer, on subject: String, ground: String? = nil, note: String = "") {
        self.kind = kind
        self.changer = changer
        self.act = act
        self.subject = subject
        self.ground = ground
        self.note = note
    }
}

/// A moment as the chain holds it: whole milliseconds since 1970, in UTC.
enum AuditMoment {
    static func milliseconds(of moment: Date) -> Int64 { Int64((moment.timeIntervalSince1970 * 1000).rounded()) }
    static func date(_ milliseconds: Int64) -> Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
