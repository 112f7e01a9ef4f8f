// Every limit of the system, in one place. A limit has a unit in its name, and a comment that
// says why it is where it is. What exceeds a limit is refused with RESOURCE_EXHAUSTED, or, where
// a person typed it, with INVALID_ARGUMENT and the field's path.
#ifndef PARVIS_SHARED_BASE_LIMITS_H_
#define PARVIS_SHARED_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace parvis::limits {

// --- The gateway: HTTP/1.1 in front of gRPC -------------------------------------------------

// A cookie, an address and a dozen headers fit in a tenth of this.
inline constexpr std::size_t kHttpHeaderBytes = 16 * 1024;
// One import of four files, with room for base64 in text mode.
inline constexpr std::size_t kHttpBodyBytes = 24 * 1024 * 1024;
// Bodies being received, all connections together: what they can make the gateway hold.
inline constexpr std::size_t kHttpBodiesBytes = 256 * 1024 * 1024;
// One gRPC message either way. A board of 5,000 people is about 3 MB.
inline constexpr std::size_t kMessageBytes = 16 * 1024 * 1024;
// Connections at once. Each costs a socket and at most two buffers.
inline constexpr int kHttpConnections = 2000;
// Open server streams of one session: tabs of one person.
inline constexpr int kStreamsPerSession = 16;
// A connection without a request in progress is closed after this.
inline constexpr int kHttpIdleSeconds = 75;
// A request's header must be here this long after its first byte (slow senders).
inline constexpr int kHttpHeaderSeconds = 15;
// A request's body must be here this long after its header.
inline constexpr int kHttpBodySeconds = 60;
// An answer of which the other side takes nothing for so long is given up.
inline constexpr int kHttpWriteSeconds = 60;
// A unary call without a deadline of its own gets this one.
inline constexpr int kDefaultDeadlineSeconds = 30;
// No deadline is longer, except a stream's.
inline constexpr int kMaxDeadlineSeconds = 300;
// Silence on an event stream before a heartbeat.
inline constexpr int kHeartbeatSeconds = 20;
// All files of the web client together, with their compressed forms; they are held in memory.
inline constexpr std::size_t kWebFilesBytes = 64 * 1024 * 1024;
// How long a stop waits for calls in progress.
inline constexpr int kShutdownGraceSeconds = 5;

// --- The server -------------------------------------------------------------------------------

// Threads that carry out reads, and connections for them. SQLite reads in parallel; more than a
// few a core only wait.
inline constexpr int kReaders = 4;
// Calls that wait for one of those threads; the next is told that the server is busy.
inline constexpr std::size_t kQueuedCalls = 1000;
// Writes that are committed together, if so many wait: one flush to the disk for all of them.
inline constexpr std::size_t kWritesPerCommit = 32;
// How long a connection waits for a lock that another process holds for a moment.
inline constexpr int kDatabaseBusyMs = 5000;
// Events that a stream reads from the store at a time.
inline constexpr int kEventsPerRead = 100;
// How long an answer is kept for the same request sent again.
inline constexpr int kRequestLogSeconds = 24 * 3600;

// --- Import -----------------------------------------------------------------------------------

// One CSV file. A region's two thousand applications are 1 MB.
inline constexpr std::size_t kCsvFileBytes = 8 * 1024 * 1024;
// The files of one import together: they travel in one message.
inline constexpr std::size_t kImportBytes = kMessageBytes - 64 * 1024;
// Records of one file.
inline constexpr std::size_t kCsvRecords = 20'000;
// One cell: goals and motivation are the longest.
inline constexpr std::size_t kCsvCellBytes = 8 * 1024;
// Columns of one file, known or not.
inline constexpr std::size_t kCsvColumns = 200;
// Cells of one file: what 20,000 records of the widest known file need, twice. Bounds memory.
inline constexpr std::size_t kCsvCells = 1'000'000;
// `parvis match --scores`: an operator's own file, every pair of 5,000 by 1,000 people with room to
// spare. Reading it takes some 400 bytes of memory a record.
inline constexpr std::size_t kScoreFileBytes = 256 * 1024 * 1024;
inline constexpr std::size_t kScoreRecords = 6'000'000;
inline constexpr std::size_t kScoreCells = 5 * kScoreRecords;
// `parvis prove --proof`: prices of 100,000 persons a side, or with levels of a few thousand.
inline constexpr std::size_t kProofFileBytes = 256 * 1024 * 1024;
// Scores that are not ours lie in 0..kMaxOwnScore.
inline constexpr int kMaxOwnScore = 1'000'000;
// Faults that are told one by one; then only their number.
inline constexpr std::size_t kReportedFaults = 100;

// --- People -----------------------------------------------------------------------------------

inline constexpr std::size_t kRoundIdBytes = 64;
inline constexpr std::size_t kPersonIdBytes = 64;
inline constexpr std::size_t kInstitutionCodeBytes = 16;
inline constexpr std::size_t kCompetenceCodeBytes = 64;
inline constexpr std::size_t kNameCharacters = 200;  // Also units, titles, cities.
inline constexpr std::size_t kEmailBytes = 254;      // RFC 5321, 4.5.3.1.3, less the brackets.
inline constexpr std::size_t kPhoneCharacters = 40;
inline constexpr std::size_t kStatementCharacters = 4000;
inline constexpr std::size_t kListItems = 50;  // Languages, wishes, competences of one person.
inline constexpr int kMaxCapacity = 20;
inline constexpr int kMaxYearsAsManager = 60;
inline constexpr int kMaxDirectReports = 1000;

// --- Matching ---------------------------------------------------------------------------------

// People of one side of a round. 5,000 × 5,000 scores are 50 MB.
inline constexpr int kPeoplePerSide = 10'000;
// A criterion, a view and a joint score all lie in 0..kMaxScore.
inline constexpr int32_t kMaxScore = 1000;
inline constexpr int kMaxWeight = 1000;
inline constexpr int kMaxSpread = 1000;

// Parts that one edit of a board may have: all pairs of the largest round at once.
inline constexpr std::size_t kBoardChangeParts = 10'000;
// What the matching meeting notes at a pair: a few sentences.
inline constexpr std::size_t kMarkCommentCharacters = 500;
// Scenarios of one board: more are not compared. All together fit in one message.
inline constexpr int kScenariosPerBoard = 20;
inline constexpr std::size_t kScenarioNameCharacters = 100;
// A person's edits that undo and redo look back on. Those that others' edits have overtaken are
// passed over, one check each.
inline constexpr int kUndoSteps = 200;
// Rounds whose scored instances are kept in memory. One of 5,000 people a side may be 400 MB.
inline constexpr std::size_t kCachedBoards = 4;

// Pages that look at one board at the same time. A matching meeting is ten people; each of these
// hears of each other one, so that the work grows with the square.
inline constexpr std::size_t kViewersPerBoard = 32;

// --- Sessions ---------------------------------------------------------------------------------

inline constexpr int kDemoLinkSeconds = 7 * 24 * 3600;
inline constexpr int kSessionSeconds = 12 * 3600;
inline constexpr std::size_t kAccountIdBytes = 64;

// --- Pages ------------------------------------------------------------------------------------

inline constexpr int kRoundsPageDefault = 50;
inline constexpr int kRoundsPageMax = 200;
inline constexpr int kApplicationsPageDefault = 200;
inline constexpr int kApplicationsPageMax = 1000;
inline constexpr int kBoardEditsPageDefault = 50;
inline constexpr int kBoardEditsPageMax = 200;
// Changes of the edits on one page: a page ends early after it, well below kMessageBytes even when
// its last edit has all the parts that one may have.
inline constexpr std::size_t kBoardEditsPageBytes = 4 * 1024 * 1024;
inline constexpr int kScenariosPageMax = kScenariosPerBoard;

}  // namespace parvis::limits

#endif  // PARVIS_SHARED_BASE_LIMITS_H_
