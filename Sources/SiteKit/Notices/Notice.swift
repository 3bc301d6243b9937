import Vocabulary

/// Something a person is told: about what, when, and where it leads. It holds nothing about a child.
package struct Notice: Identifiable, Hashable, Sendable {
    package let id: Identifier<Notice>
    package let account: Identifier<Person>
    /// The name as it was when the person was told.
    package let name: String
    package let kind: NoticeKind
    /// The identifier of the thing.
    package let about: String
    /// The inspection whose embargo the notice shares.
    package let scope: String?
    package let title: String
    package let path: String
    package let day: Day
    package let read: Day?
    package let mail: MailState?

    package var words: String { mail?.words ?? "in Throughline only" }
}

/// What kind of notice it is, as `update-request`. Each part of the product names its own; the name is also what the page shows.
package struct NoticeKind: Hashable, Sendable {
    package let name: String
    package init(_ name: String) { self.name = name }

    /// `Update request`.
    package var words: String { name.replacing("-", with: " ").capitalisedFirst }
}

/// How far the message with a notice has come.
package struct MailState: Hashable, Sendable {
    package enum State: String, Sendable, CaseIterable {
        case waiting, sending, sent, failed
        /// The service stopped while it was being sent; it is not sent again.
        case unknown

        package var words: String {
            switch self {
            case .waiting: "waiting"
            case .sending: "being sent"
            case .sent: "sent"
            case .failed: "failed"
            case .unknown: "not known whether it was sent"
            }
        }
    }

    package let state: State
    package let way: String
    package let note: String

    package var words: String {
        let manner = way.isEmpty ? "" : way == "folder" ? " to the folder" : " through sendmail"
        return "by email: \(state.words)\(state == .sent ? manner : "")\(note.isEmpty || state == .sent ? "" : " (\(note))")"
    }
}

/// A notice before it is kept.
package struct NoticeDraft: Sendable, Hashable {
    package var kind: NoticeKind
    package var about: String
    package var scope: String?
    package var title: String
    /// What a message may say of it: references and days, no words that somebody typed.
    package var mailLine: String
    package var path: String

    package init(_ kind: NoticeKind, about: String, scope: String? = nil, title: String, mailLine: String, path: String) {
        (self.kind, self.about, self.scope, self.title, self.mailLine, self.path) = (kind, about, scope, title, mailLine, path)
    }
}
