/// A role a person holds in children's services. Roles are data: what each may do stands in the one policy table.
package enum Role: String, CaseIterable, Sendable, Codable {
    case director, serviceManager, teamManager, auditor, reviewingOfficer, legalTracker, socialWorker, analyst, scrutinyMember
    case informationGovernanceLead, administrator

    package var title: String {
        switch self {
        case .director: "Director"
        case .serviceManager: "Service manager"
        case .teamManager: "Team manager"
        case .auditor: "QA auditor"
        case .reviewingOfficer: "IRO or conference chair"
        case .legalTracker: "Legal tracker"
        case .socialWorker: "Social worker"
        case .analyst: "Analyst"
        case .scrutinyMember: "Scrutiny member"
        case .informationGovernanceLead: "Information governance lead"
        case .administrator: "Administrator"
        }
    }
}
