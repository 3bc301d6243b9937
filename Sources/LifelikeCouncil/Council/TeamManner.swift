/// How a team works: what makes the four differ from one another.
package struct TeamManner: Sendable, Hashable {
    package let id: String
    package let name: String
    /// Of the county's families, the share that lives in this team's area.
    let share: Double
    /// Working days an assessment takes, in six marks from the quickest to the slowest.
    let assessment: [Int]
    /// Of the visits, the share that is made in time.
    let visits: Double
    let seenAlone: Double
    /// Days between one worker and the next.
    let stay: [Int]
    /// Workers for a council of 5,000 children.
    let workers: Int
    /// Days after the change of practice until the team works that way.
    let adoption: Int

    package static let service = (id: "T00", name: "Help and Protection")

    package static let all: [TeamManner] = [
        TeamManner(
            id: "T01", name: "Northmoor", share: 0.24, assessment: [8, 22, 31, 38, 43, 46], visits: 0.9, seenAlone: 0.84,
            stay: [120, 300, 480, 700, 900], workers: 16, adoption: 0),
        TeamManner(
            id: "T02", name: "Eastvale", share: 0.3, assessment: [10, 28, 38, 43, 45, 66], visits: 0.76, seenAlone: 0.7,
            stay: [60, 130, 220, 330, 520], workers: 15, adoption: 0),
        TeamManner(
            id: "T03", name: "Southmere", share: 0.26, assessment: [6, 20, 29, 36, 42, 52], visits: 0.87, seenAlone: 0.8,
            stay: [100, 240, 400, 600, 800], workers: 15, adoption: 14),
        TeamManner(
            id: "T04", name: "Westbrook", share: 0.2, assessment: [8, 24, 33, 40, 44, 58], visits: 0.83, seenAlone: 0.77,
            stay: [80, 180, 320, 480, 700], workers: 11, adoption: 120),
    ]

    static func one(_ dice: inout Dice) -> TeamManner {
        var place = dice.unit()
        for team in all {
            place -= team.share
            if place < 0 { return team }
        }
        return all[0]
    }
}

/// Somebody who works with children. Invented, like everybody here.
package struct LifelikeWorker: Sendable, Hashable {
    package let id: String
    package let name: String
    package let team: String
    package let title: String
    package let registration: String
    package let hours: String
    package let agency: Bool

    /// The workers of a team for a council of that many children.
    static func count(of team: TeamManner, children: Int) -> Int { max(2, (team.workers * children + 2500) / 5000) }

    static func id(_ number: Int, of team: TeamManner) -> String { "W\(team.id.dropFirst())\(String(number + 1001).dropFirst())" }

    package static func all(children: Int, seed: UInt64) -> [LifelikeWorker] {
        TeamManner.all.flatMap { team in
            (0..<count(of: team, children: children)).map { number in
                var dice = Dice(seed: seed ^ 0x5741, stream: UInt64(number) &* 16 &+ UInt64(team.workers))
                let title = dice.weighted(
                    ["Social Worker": 6, "Senior Social Worker": 2, "Newly Qualified Social Worker": 2], otherwise: "Social Worker")
                return LifelikeWorker(
                    id: id(number, of: team), name: Names.person(&dice), team: team.id, title: title,
                    registration: "SW\(100_000 + Int(dice.next() % 800_000))", hours: dice.chance(0.8) ? "1.0" : "0.6",
                    agency: dice.chance(0.13))
            }
        }
    }
}
