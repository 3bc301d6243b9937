import GRDB
import Vocabulary

/// A role reaches a child when it holds for the whole service, for the child's team or a service above that team, or when the child
/// is allocated to its holder on the day.
///
/// The first and the last day of an allocation count.
enum WithinScope {
    /// True in SQL for each child that one of the scopes reaches.
    static func reaches(_ child: SQL, team: SQL, _ scopes: Set<Scope>, of requester: Requester) -> SQL {
        let ofTeam = reaches(team: team, scopes)
        guard scopes.contains(.ownAllocation) else { return ofTeam }
        return """
            (\(ofTeam) OR \(child) IN (SELECT own.child FROM child_allocation AS own WHERE own.account = \(requester.worker)
                AND own.from_day <= \(requester.today) AND (own.until IS NULL OR own.until >= \(requester.today))))
            """
    }

    /// True in SQL for each team that one of the scopes reaches: the teams themselves and those below them.
    static func reaches(team: SQL, _ scopes: Set<Scope>) -> SQL {
        if scopes.contains(.wholeService) { return "1" }
        let teams = scopes.compactMap { scope -> Identifier<Team>? in if case .team(let team) = scope { team } else { nil } }
        if teams.isEmpty { return "0" }
        return """
            \(team) IN (WITH RECURSIVE below (id) AS (SELECT top.id FROM team AS top WHERE top.id IN \(teams.sorted { $0.text < $1.text })
                UNION SELECT lower.id FROM team AS lower JOIN below ON lower.parent = below.id) SELECT id FROM below)
            """
    }

    /// True when a role of the requester reaches this team.
    static func reaches(_ team: Identifier<Team>, _ requester: Requester, in db: Database) throws -> Bool {
        let sql: SQL = "SELECT EXISTS (SELECT 1 FROM team WHERE id = \(team) AND \(reaches(team: "team.id", requester.reach.ordinary)))"
        return try SQLRequest<Bool>(literal: sql, cached: true).fetchOne(db) == true
    }
}
