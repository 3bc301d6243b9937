import Vocabulary

/// The draft committee report of the demonstration's file.
struct CommitteeReportFile: Decodable {
    struct Contact: Decodable { let post, email, telephone: String }
    struct Part: Decodable { let paragraphs: [String] }
    struct Section: Decodable {
        let key: String
        let done: Bool
        let paragraphs: [String]?
        let parts: [Part]?
    }
    struct Support: Decodable {
        let kind: String
        let number: Int?
        let id: String?
        let ref: String?
    }
    struct Claim: Decodable {
        let sentence: String
        let support: Support
    }
    struct Answer: Decodable {
        let kind, by: String
        let on: Day
        let words: String?
    }
    struct Step: Decodable {
        let step, post: String
        let clearDaysBefore: Int
        let answer: Answer?
    }

    let committee, item, title, author, responsibleOfficer, portfolioHolder, localMember: String
    let meeting: Day
    let contacts: [Contact]
    let sections: [Section]
    let claims: [Claim]
    let signOffs: [Step]
}
