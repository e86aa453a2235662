// A guide that comes with the program, to be read; a copy in the library can be changed and given away.
import { Box, Button, Text } from '@mantine/core'
import { IconBooks } from '@tabler/icons-react'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { elementWords, forWhomWords } from '../../../shared/domain/resources.ts'
import { shippedGuides } from '../../../shared/guides/shipped.ts'
import { showFailure } from '../../app/failures.ts'
import { useWrite } from '../../app/queries.ts'
import { ownGuide } from '../../app/resources/give.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { RichWords } from '../../ui/RichWords.tsx'

export function GuideScreen(): ReactNode {
  const { slug } = useParams({ strict: false })
  const guide = shippedGuides.find((one) => one.slug === slug)
  const write = useWrite()
  const navigate = useNavigate()
  if (guide === undefined)
    return (
      <Page title="Guide">
        <EmptyState
          icon={<IconBooks size={40} stroke={1.5} />}
          title="There is no such guide"
          text="It may have had another name in another version."
          action={<Button onClick={() => void navigate({ to: '/resources' })}>To the resources</Button>}
        />
      </Page>
    )
  const keep = async () => {
    const value = ownGuide(guide)
    await write([{ op: 'put', table: 'resource', value }], { done: 'A copy is in your library' })
    await navigate({ to: '/resources/$resourceId', params: { resourceId: value.id } })
  }
  return (
    <Page
      title={guide.title}
      actions={<Button onClick={() => void keep().catch(showFailure)}>Keep a copy to change and give</Button>}
    >
      <Box maw="43rem">
        <Text c="dimmed" mb="md">
          {guide.purpose}. {elementWords.get(guide.element)}, {forWhomWords[guide.forWhom].toLowerCase()}.
        </Text>
        <RichWords words={{ type: 'doc', content: [...guide.blocks] }} />
      </Box>
    </Page>
  )
}
